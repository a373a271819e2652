/** How many neighbouring prices share a page: as many as a whole number has bits that can be searched at once. */
export const PAGE_PRICES = 32;

/**
 * The levels of 32 neighbouring prices. Prices are numbered from good to bad, so that the lowest bit is the best level of the page
 * for bids as well as for asks. Worked example: bits 0b1010 are levels at places 1 and 3; place 1 is the better one.
 */
export interface PricePage<Level> {
  /** Price number ÷ 32, rounded down. */
  readonly pageNo: number;
  /** Bit n: there is a level at place n. */
  bits: number;
  readonly places: (Level | null)[];
  better: PricePage<Level> | null;
  worse: PricePage<Level> | null;
}

export const createPage = <Level>(pageNo: number): PricePage<Level> => ({
  pageNo,
  bits: 0,
  places: new Array<Level | null>(PAGE_PRICES).fill(null),
  better: null,
  worse: null,
});

export const levelIn = <Level>(page: PricePage<Level>, place: number): Level | null => page.places[place] ?? null;

/** The best level of the page at this place or worse; null when there is none. */
export function bestFrom<Level>(page: PricePage<Level>, place: number): Level | null {
  const bits = place === PAGE_PRICES ? 0 : page.bits & (-1 << place);
  return bits === 0 ? null : levelIn(page, 31 - Math.clz32(bits & -bits));
}

export function putLevel<Level>(page: PricePage<Level>, place: number, level: Level): void {
  page.places[place] = level;
  page.bits |= 1 << place;
}

export function dropLevel(page: PricePage<unknown>, place: number): void {
  page.places[place] = null;
  page.bits &= ~(1 << place);
}
