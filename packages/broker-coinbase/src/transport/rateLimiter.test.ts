import { createVirtualClock, type VirtualClock } from '@bot/simulation';
import fc from 'fast-check';
import { startAt } from '../testing/restWorld';
import { createRateLimiter, type Lane, type RateLimiter } from './rateLimiter';

const given = (perSecond = 30): { clock: VirtualClock; limiter: RateLimiter } => {
  const clock = createVirtualClock({ startAt });
  return { clock, limiter: createRateLimiter(clock, perSecond) };
};
const nothing = { limit: null, remaining: null, resetMs: null };
const waits = (limiter: RateLimiter, lane: Lane, count: number): number[] =>
  Array.from({ length: count }, () => limiter.reserve(lane, Infinity));

describe('the limiter', () => {
  it('lets 24 of 30 leave at once; the 25th leaves after 41.7 ms', () => {
    const { limiter } = given();
    const times = waits(limiter, 'Normal', 26);
    expect(times.slice(0, 24).every((ms) => ms === 0)).toBe(true);
    expect(times.slice(24).map((ms) => ms.toFixed(1))).toEqual(['41.7', '83.3']);
  });

  it('keeps places for what is urgent, and lets it use the others, too', () => {
    const { limiter } = given();
    waits(limiter, 'Normal', 40);
    expect(waits(limiter, 'Urgent', 6)).toEqual([0, 0, 0, 0, 0, 0]);
    const fresh = given().limiter;
    expect(waits(fresh, 'Urgent', 30).every((ms) => ms === 0)).toBe(true);
  });

  it('takes no place for what would wait too long', () => {
    const { limiter } = given(5);
    waits(limiter, 'Normal', 4);
    expect([limiter.reserve('Normal', 100), limiter.reserve('Normal', 100)]).toEqual([250, 250]);
  });

  it('pauses after a 429, longer each time, and not for what is urgent', () => {
    const { clock, limiter } = given();
    limiter.refused(null);
    expect([limiter.reserve('Normal', Infinity), limiter.reserve('Urgent', Infinity)]).toEqual([250, 0]);
    limiter.refused(null);
    limiter.refused(null);
    expect(limiter.reserve('Normal', Infinity)).toBe(1_000);
    for (let more = 0; more < 9; more++) limiter.refused(null);
    expect(limiter.reserve('Normal', Infinity)).toBe(5_000);
    clock.pass(5_000);
    limiter.taken();
    limiter.refused(null);
    expect(limiter.reserve('Normal', Infinity)).toBe(250);
  });

  it('waits as long as the venue says, whatever it is', () => {
    const { limiter } = given();
    limiter.refused(2_000);
    limiter.refused(1_000);
    expect([limiter.reserve('Normal', Infinity), limiter.reserve('Urgent', Infinity)]).toEqual([2_000, 2_000]);
  });

  it('learns the limit from the headers, and that it is used up', () => {
    const { limiter } = given();
    limiter.heard({ ...nothing, limit: 10_000 });
    limiter.heard({ ...nothing, limit: 5 });
    expect(waits(limiter, 'Normal', 5)).toEqual([0, 0, 0, 0, 250]);
    limiter.heard({ ...nothing, remaining: 0, resetMs: 3_000 });
    expect(limiter.reserve('Normal', Infinity)).toBe(3_000);
    limiter.heard({ ...nothing, remaining: 0 });
    expect(limiter.reserve('Urgent', Infinity)).toBe(0);
  });

  it('never lets more leave in a second than twice the rate, whoever asks and when', () => {
    const asks = fc.array(fc.record({ lane: fc.constantFrom<Lane>('Urgent', 'Normal'), pauseMs: fc.nat(400) }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(asks, fc.integer({ min: 2, max: 40 }), (all, perSecond) => {
        const { clock, limiter } = given(perSecond);
        const leaves = all.map(({ lane, pauseMs }) => {
          clock.pass(pauseMs);
          return clock.monotonicMs() + limiter.reserve(lane, Infinity);
        });
        for (const at of leaves) {
          const within = leaves.filter((other) => other >= at && other < at + 1_000).length;
          expect(within).toBeLessThanOrEqual(2 * perSecond + 2);
        }
      }),
    );
  });
});
