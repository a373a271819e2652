/** How many neighbouring prices share a page: as many as a whole number has bits that are searched at once. */
export const PAGE_PRICES = 32;

/**
 * The levels of 32 neighbouring prices. Prices are numbered from bad to good, so that the highest bit is the best level of the page
 * for bids as well as for asks. Worked example: bits 0b1010 are levels at places 1 and 3; place 3 is the better one.
 */
export interface PricePage<Level> {
  /** Price number ÷ 32, rounded down. */
  readonly pageNo: number;
  /** Bit n: there is a level at place n. */
  bits: number;
  readonly places: (Level | null)[];
  better: PricePage<Level> | null;
  worse: PricePage<Level> | null;
  /** It was empty once, and goes at the next tidying if it is then. */
  isIdle: boolean;
}

export const createPage = <Level>(pageNo: number): PricePage<Level> => ({
  pageNo,
  bits: 0,
  places: new Array<Level | null>(PAGE_PRICES).fill(null),
  better: null,
  worse: null,
  isIdle: false,
});

export const levelIn = <Level>({ places }: PricePage<Level>, place: number): Level | null => places[place] ?? null;

/** The best level of a page that has one. Worked example: of bits 0b1010 the one at place 3. */
export const bestIn = <Level>(page: PricePage<Level>): Level | null => levelIn(page, 31 - Math.clz32(page.bits));

/** The next level of the page that is worse than the one at this place; null when there is none. */
export function worseIn<Level>(page: PricePage<Level>, place: number): Level | null {
  const bits = page.bits & ((1 << place) - 1);
  return bits === 0 ? null : levelIn(page, 31 - Math.clz32(bits));
}

export function putLevel<Level>(page: PricePage<Level>, place: number, level: Level): void {
  page.places[place] = level;
  page.bits |= 1 << place;
}

export function dropLevel(page: PricePage<unknown>, place: number): void {
  page.places[place] = null;
  page.bits &= ~(1 << place);
}
