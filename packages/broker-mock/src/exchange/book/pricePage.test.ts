import { bestFrom, createPage, dropLevel, levelIn, putLevel } from './pricePage';

const pageWith = (...places: readonly number[]) => {
  const page = createPage<string>(7);
  for (const place of places) putLevel(page, place, `at ${place}`);
  return page;
};

describe('a page of prices', () => {
  it('finds the best level at a place or worse', () => {
    const page = pageWith(1, 3);
    expect(page.bits).toBe(0b1010);
    expect([0, 1, 2, 3, 4].map((place) => bestFrom(page, place))).toEqual(['at 1', 'at 1', 'at 3', 'at 3', null]);
  });

  it.each([[[0]], [[31]], [[30, 31]], [[0, 31]]])('uses both of its ends: %j', (places) => {
    const page = pageWith(...places);
    expect(bestFrom(page, 0)).toBe(`at ${places[0]}`);
    expect(bestFrom(page, 31)).toBe(places.includes(31) ? 'at 31' : null);
    expect(bestFrom(page, 32)).toBeNull();
  });

  it('forgets a level that leaves', () => {
    const page = pageWith(4, 31);
    dropLevel(page, 4);
    expect([levelIn(page, 4), levelIn(page, 31), bestFrom(page, 0)]).toEqual([null, 'at 31', 'at 31']);
    dropLevel(page, 31);
    expect(page.bits).toBe(0);
  });
});
