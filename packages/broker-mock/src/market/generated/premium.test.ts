import { createRandom } from '@bot/simulation';
import { premiumModel } from './premium';

const HOUR_MS = 3_600_000;

describe('a premium', () => {
  it('goes half of the way to its mean in a half-life', () => {
    const calm = premiumModel({ deviation: '0 %' }, HOUR_MS);
    expect(calm.mean).toBe(0.0001);
    expect(calm.next(0.0005, createRandom(1))).toBeCloseTo(0.0003, 12);
  });

  it('has the mean and the deviation that were asked for in the long run', () => {
    const model = premiumModel({ mean: '0.02 %', deviation: '0.1 %', halfLife: '30m' }, 60_000);
    const random = createRandom('premium');
    const seen: number[] = [];
    for (let premium = model.mean; seen.length < 50_000; seen.push(premium)) premium = model.next(premium, random);
    const mean = seen.reduce((a, b) => a + b, 0) / seen.length;
    const deviation = Math.sqrt(seen.reduce((sum, premium) => sum + (premium - mean) ** 2, 0) / seen.length);
    expect(Math.abs(mean - 0.0002)).toBeLessThan(0.0001);
    expect(deviation / 0.001).toBeGreaterThan(0.85);
    expect(deviation / 0.001).toBeLessThan(1.15);
  });

  it.each([{ halfLife: '0s' }, { deviation: '-1 %' }, { mean: 'some' }])(
    'is refused where it cannot be: %j',
    (options) => {
      expect(() => premiumModel(options, HOUR_MS)).toThrow();
    },
  );
});
