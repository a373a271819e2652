import { usedHeap } from './usedHeap';

const megabyte = 2 ** 20;

describe('the used heap', () => {
  it('has in it what is kept, and no more what was let go', () => {
    // Eight bytes a place. What others left behind may go meanwhile, but nothing comes.
    let kept: number[] = Array.from({ length: 4 * megabyte }, (_, index) => index / 3);
    const full = usedHeap();
    expect(kept.length).toBe(4 * megabyte);
    kept = [];
    expect(full - usedHeap()).toBeGreaterThan(16 * megabyte);
    expect(kept).toEqual([]);
  });
});
