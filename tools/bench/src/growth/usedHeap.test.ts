import { usedHeap } from './usedHeap';

const megabyte = 2 ** 20;

describe('the used heap', () => {
  it('grows with what is kept', () => {
    const before = usedHeap();
    // Eight bytes a place: far more than what else comes and goes.
    const kept = Array.from({ length: 4 * megabyte }, (_, index) => index / 3);
    const grown = usedHeap() - before;
    expect(kept).toHaveLength(4 * megabyte);
    expect(grown).toBeGreaterThan(16 * megabyte);
  });
});
