import { bestIn, createPage, dropLevel, levelIn, putLevel, worseIn } from './pricePage';

const pageWith = (...places: readonly number[]) => {
  const page = createPage<string>(7);
  for (const place of places) putLevel(page, place, `at ${place}`);
  return page;
};

describe('a page of prices', () => {
  it('finds its best level, and the next worse one from any place', () => {
    const page = pageWith(1, 3);
    expect(page.bits).toBe(0b1010);
    expect(bestIn(page)).toBe('at 3');
    expect([4, 3, 2, 1, 0].map((place) => worseIn(page, place))).toEqual(['at 3', 'at 1', 'at 1', null, null]);
  });

  it.each([[[0]], [[31]], [[31, 30]], [[31, 0]]])('uses both of its ends: %j', (places) => {
    const page = pageWith(...places);
    expect(bestIn(page)).toBe(`at ${places[0]}`);
    expect(worseIn(page, 31)).toBe(places.length === 2 ? `at ${places[1]}` : places[0] === 0 ? 'at 0' : null);
    expect(worseIn(page, 0)).toBeNull();
  });

  it('forgets a level that leaves', () => {
    const page = pageWith(4, 31);
    dropLevel(page, 31);
    expect([levelIn(page, 31), levelIn(page, 4), bestIn(page)]).toEqual([null, 'at 4', 'at 4']);
    dropLevel(page, 4);
    expect(page.bits).toBe(0);
  });
});
