import type { LevelSize } from '../frame/levelSize';

/** A whole number of the book's smallest steps, and what waits there. */
export interface SideLevel {
  readonly price: number;
  readonly size: LevelSize;
}

/** The prices of one side, each once, sorted, with what waits there. */
export interface BookSide {
  readonly best: SideLevel | null;
  /** 0 when there is none. */
  readonly bestPrice: number;
  /** No price is higher; 0 when there is none. */
  readonly highest: number;
  /** What waited there before is replaced; 0 takes the price out. */
  set(price: number, size: LevelSize): void;
  /** In place of all that was there: sizes by price. */
  load(levels: ReadonlyMap<number, LevelSize>): void;
  /** The book's step has become so many times smaller. */
  refine(factor: number): void;
  /** From the best on. */
  levels(): SideLevel[];
}

const FIRST_CAPACITY = 256;
/** What waits at a price that has left the book. */
const NOTHING = 0;
/** So many prices that have left may stay, and half of all. */
const MIN_LEFT = 64;

/**
 * Sorted so that the best price is last: most changes are there, and little has to move for them. The side whose best is the lowest
 * is kept with its prices negative. Sizes stay where they are; what moves are keys, in blocks. A price that leaves keeps its
 * place for a while, since most of them come back.
 */
export function createBookSide(best: 'Highest' | 'Lowest'): BookSide {
  const sign = best === 'Highest' ? 1 : -1;
  let keys = new Float64Array(FIRST_CAPACITY);
  /** The place of each key's size, to find one, and beside the keys, to go through them in order. */
  const placeOf = new Map<number, number>();
  let places = new Uint32Array(FIRST_CAPACITY);
  let sizes: LevelSize[] = [];
  /** Places that were given back. */
  let free: number[] = [];
  let count = 0;
  /** How many of them have left. */
  let left = 0;

  const priceAt = (index: number): number => sign * (keys[index] as number);
  const sizeAt = (index: number): LevelSize => sizes[places[index] as number] as LevelSize;
  const levelAt = (index: number): SideLevel => ({ price: priceAt(index), size: sizeAt(index) });

  /** Where the key is or would be. */
  function find(key: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function grow(): void {
    const [moreKeys, morePlaces] = [new Float64Array(count * 2), new Uint32Array(count * 2)];
    moreKeys.set(keys);
    morePlaces.set(places);
    [keys, places] = [moreKeys, morePlaces];
  }

  function insert(key: number, size: LevelSize): void {
    if (count === keys.length) grow();
    const index = find(key);
    keys.copyWithin(index + 1, index, count);
    places.copyWithin(index + 1, index, count);
    const place = free.pop() ?? sizes.length;
    sizes[place] = size;
    keys[index] = key;
    places[index] = place;
    placeOf.set(key, place);
    count += 1;
  }

  function leave(key: number, place: number): void {
    if (sizes[place] === NOTHING) return;
    sizes[place] = NOTHING;
    left += 1;
    if (keys[count - 1] === key) trim();
    else if (left > MIN_LEFT && left > count / 2) compact();
  }

  /** The last one has not left. */
  function trim(): void {
    while (count > 0 && sizeAt(count - 1) === NOTHING) {
      free.push(places[count - 1] as number);
      placeOf.delete(keys[count - 1] as number);
      count -= 1;
      left -= 1;
    }
  }

  /** Gives up the places of all that have left. */
  function compact(): void {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      if (sizeAt(index) === NOTHING) {
        free.push(places[index] as number);
        placeOf.delete(keys[index] as number);
        continue;
      }
      keys[kept] = keys[index] as number;
      places[kept] = places[index] as number;
      kept += 1;
    }
    count = kept;
    left = 0;
  }

  return {
    get best() {
      return count === 0 ? null : levelAt(count - 1);
    },
    get bestPrice() {
      return count === 0 ? 0 : priceAt(count - 1);
    },
    get highest() {
      return count === 0 ? 0 : priceAt(best === 'Highest' ? count - 1 : 0);
    },
    set(price, size) {
      const key = sign * price;
      const place = placeOf.get(key);
      if (size === NOTHING) return place === undefined ? undefined : leave(key, place);
      if (place === undefined) return insert(key, size);
      if (sizes[place] === NOTHING) left -= 1;
      sizes[place] = size;
    },
    load(levels) {
      sizes = [];
      free = [];
      left = 0;
      placeOf.clear();
      for (const [price, size] of levels) {
        placeOf.set(sign * price, sizes.length);
        sizes.push(size);
      }
      count = sizes.length;
      if (count > keys.length) grow();
      keys.set([...placeOf.keys()]);
      keys.subarray(0, count).sort();
      for (let index = 0; index < count; index++) places[index] = placeOf.get(keys[index] as number) as number;
    },
    refine(factor) {
      placeOf.clear();
      for (let index = 0; index < count; index++) {
        const key = (keys[index] as number) * factor;
        keys[index] = key;
        placeOf.set(key, places[index] as number);
      }
    },
    levels() {
      const levels: SideLevel[] = [];
      for (let index = count - 1; index >= 0; index--) if (sizeAt(index) !== NOTHING) levels.push(levelAt(index));
      return levels;
    },
  };
}
