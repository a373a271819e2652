import fc from 'fast-check';
import { JITTER, retryDelayMs } from './retryDelay';

const rules = { retryBaseMs: 1_000, retryCapMs: 30_000 };

describe('the wait before a retry', () => {
  it('doubles, give or take a tenth, and is never above the cap', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (key, nth) => {
        const waited = retryDelayMs(key, nth, rules);
        const backoff = 1_000 * 2 ** (nth - 1);
        expect(waited).toBeGreaterThanOrEqual(Math.min(backoff * (1 - JITTER), 30_000));
        expect(waited).toBeLessThanOrEqual(Math.min(backoff * (1 + JITTER), 30_000));
        expect(retryDelayMs(key, nth, rules)).toBe(waited);
      }),
    );
  });

  it('is between 3,600 and 4,400 after the 3rd attempt', () => {
    const waits = Array.from({ length: 50 }, (_, n) => retryDelayMs(`bot-k3x9-1-${n}-7f`, 3, rules));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(3_600);
    expect(Math.max(...waits)).toBeLessThanOrEqual(4_400);
  });

  it('spreads what failed together over the whole of that tenth', () => {
    const waits = Array.from({ length: 1_000 }, (_, n) => retryDelayMs(`bot-k3x9-1-${n}-7f`, 1, rules));
    for (const fifth of [0, 1, 2, 3, 4]) {
      const held = waits.filter((wait) => Math.min(4, Math.floor((wait - 900) / 40)) === fifth);
      expect(held.length).toBeGreaterThan(120);
    }
  });
});
