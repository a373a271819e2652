import fc from 'fast-check';
import { deepestDrawdown, drawdownOf } from './drawdown';
import { downsample } from './downsample';

const line = (values: readonly number[]) => values.map((value, time) => ({ time, value }));
const valuesOf = (points: readonly { value: number }[]) => points.map(({ value }) => value);

describe('downsample', () => {
  it('keeps the lowest and highest of each stretch in their order: the worked example', () => {
    const kept = downsample(line([1, 9, 2, 3, 0, 4]), 4);
    expect(kept.map(({ time, value }) => [time, value])).toEqual([
      [0, 1],
      [1, 9],
      [4, 0],
      [5, 4],
    ]);
    expect(valuesOf(downsample(line([9, 1, 2, 4, 3, 0]), 4))).toEqual([9, 1, 4, 0]);
  });

  it('keeps few points as they are, and one where a stretch is flat', () => {
    expect(downsample(line([3, 1]), 4)).toEqual(line([3, 1]));
    expect(valuesOf(downsample(line([5, 5, 5, 5, 5, 5]), 4))).toEqual([5, 5]);
  });

  it('never loses a peak, never has too many points, never changes their order', () => {
    const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 50 }), (all, most) => {
        const kept = downsample(line(all), most);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect([Math.min(...valuesOf(kept)), Math.max(...valuesOf(kept))]).toEqual([
          Math.min(...all),
          Math.max(...all),
        ]);
        expect(valuesOf(kept)).toEqual(kept.map(({ time }) => all[time]));
        const times = kept.map(({ time }) => time);
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('drawdown', () => {
  it('is the way below the highest so far: the worked example', () => {
    expect(valuesOf(drawdownOf(line([100, 104, 98, 103])))).toEqual([0, 0, -6, -1]);
    expect(deepestDrawdown(line([100, 104, 98, 103]))).toBe(-6);
    expect(deepestDrawdown([])).toBe(0);
  });
});
