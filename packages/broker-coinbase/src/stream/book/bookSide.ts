/** A whole number of the book's smallest steps, and what waits there as text. */
export interface SideLevel {
  readonly price: number;
  readonly quantity: string;
}

/** The prices of one side, each once, sorted, with what waits there. */
export interface BookSide {
  readonly best: SideLevel | null;
  /** 0 when there is none. */
  readonly bestPrice: number;
  /** No price is higher; 0 when there is none. */
  readonly highest: number;
  /** What waited there before is replaced. */
  set(price: number, quantity: string): void;
  remove(price: number): void;
  /** In place of all that was there: quantities by price. */
  load(levels: ReadonlyMap<number, string>): void;
  /** The book's step has become so many times smaller. */
  refine(factor: number): void;
  /** From the best on. */
  levels(): SideLevel[];
}

const FIRST_CAPACITY = 256;
/** What waits at a price that has left the book. */
const NOTHING = '';
/** So many prices that have left may stay, and half of all. */
const MIN_LEFT = 64;

/**
 * Sorted so that the best price is last: most changes are there, and little has to move for them. The side whose best is the lowest
 * is kept with its prices negative. Texts stay where they are; what moves are numbers, in blocks. A price that leaves keeps its
 * place for a while, since most of them come back.
 */
export function createBookSide(best: 'Highest' | 'Lowest'): BookSide {
  const sign = best === 'Highest' ? 1 : -1;
  let keys = new Float64Array(FIRST_CAPACITY);
  /** Where the text of each key is. */
  let places = new Uint32Array(FIRST_CAPACITY);
  let texts: string[] = [];
  /** Places of texts that were given back. */
  let free: number[] = [];
  let size = 0;
  /** How many of them have left. */
  let left = 0;

  const priceAt = (index: number): number => sign * (keys[index] as number);
  const textAt = (index: number): string => texts[places[index] as number] as string;
  const levelAt = (index: number): SideLevel => ({ price: priceAt(index), quantity: textAt(index) });

  /** Where the key is or would be. */
  function find(key: number): number {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function grow(): void {
    const [moreKeys, morePlaces] = [new Float64Array(size * 2), new Uint32Array(size * 2)];
    moreKeys.set(keys);
    morePlaces.set(places);
    [keys, places] = [moreKeys, morePlaces];
  }

  /** The last one has not left. */
  function trim(): void {
    while (size > 0 && textAt(size - 1) === NOTHING) {
      free.push(places[size - 1] as number);
      size -= 1;
      left -= 1;
    }
  }

  /** Gives up the places of all that have left. */
  function compact(): void {
    let kept = 0;
    for (let index = 0; index < size; index++) {
      if (textAt(index) === NOTHING) {
        free.push(places[index] as number);
        continue;
      }
      keys[kept] = keys[index] as number;
      places[kept] = places[index] as number;
      kept += 1;
    }
    size = kept;
    left = 0;
  }

  return {
    get best() {
      return size === 0 ? null : levelAt(size - 1);
    },
    get bestPrice() {
      return size === 0 ? 0 : priceAt(size - 1);
    },
    get highest() {
      return size === 0 ? 0 : priceAt(best === 'Highest' ? size - 1 : 0);
    },
    set(price, quantity) {
      const key = sign * price;
      const index = find(key);
      if (index < size && keys[index] === key) {
        const place = places[index] as number;
        if (texts[place] === NOTHING) left -= 1;
        texts[place] = quantity;
        return;
      }
      if (size === keys.length) grow();
      keys.copyWithin(index + 1, index, size);
      places.copyWithin(index + 1, index, size);
      const place = free.pop() ?? texts.length;
      texts[place] = quantity;
      keys[index] = key;
      places[index] = place;
      size += 1;
    },
    remove(price) {
      const key = sign * price;
      const index = find(key);
      if (index === size || keys[index] !== key || textAt(index) === NOTHING) return;
      texts[places[index] as number] = NOTHING;
      left += 1;
      if (index === size - 1) trim();
      else if (left > MIN_LEFT && left > size / 2) compact();
    },
    load(levels) {
      const sorted = [...levels].sort(([a], [b]) => sign * (a - b));
      size = sorted.length;
      if (size > keys.length) grow();
      texts = sorted.map(([, quantity]) => quantity);
      free = [];
      left = 0;
      sorted.forEach(([price], index) => {
        keys[index] = sign * price;
        places[index] = index;
      });
    },
    refine(factor) {
      for (let index = 0; index < size; index++) keys[index] = (keys[index] as number) * factor;
    },
    levels() {
      const levels: SideLevel[] = [];
      for (let index = size - 1; index >= 0; index--) if (textAt(index) !== NOTHING) levels.push(levelAt(index));
      return levels;
    },
  };
}
