import { depthOf, lotsOfLevels } from './depthModel';

describe('the lots of levels', () => {
  it.each([
    ['grow', 100, 10, [100, 110, 121]],
    ['shrink to nothing', 2, -50, [2, 1]],
    ['are none of nothing', 0, 10, []],
  ])('%s: %d lots by %d %%', (_what, lots, growth, expected) => {
    expect(lotsOfLevels(lots, depthOf('1', 3, growth))).toEqual(expected);
  });
});
