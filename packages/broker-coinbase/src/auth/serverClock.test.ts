import { createVirtualClock } from '@bot/simulation';
import { startAt } from '../testing/restWorld';
import { createServerClock, MAX_SKEW_MS } from './serverClock';

function given() {
  const clock = createVirtualClock({ startAt });
  const logged: string[] = [];
  const log = (_details: object, message: string) => void logged.push(message);
  const serverClock = createServerClock(clock, { debug: log, info: log, warn: log, error: log });
  return { clock, logged, serverClock };
}

describe('the clock of the venue', () => {
  it('is ours until it was measured', () => {
    const { serverClock } = given();
    expect([serverClock.now(), serverClock.skewMs, serverClock.isWithinBounds]).toEqual([startAt, null, true]);
    expect(serverClock.measuredAgoMs()).toBe(Infinity);
  });

  it('is measured at the middle of the way: asked at 0, answered +2,100 at 200 ms is 2,000 ms ahead', () => {
    const { clock, serverClock, logged } = given();
    const askedAt = clock.monotonicMs();
    clock.pass(200);
    serverClock.measured(startAt + 2_100, askedAt);
    expect([serverClock.skewMs, serverClock.now()]).toEqual([2_000, startAt + 2_200]);
    clock.pass(50);
    expect([serverClock.now(), serverClock.measuredAgoMs()]).toEqual([startAt + 2_250, 50]);
    expect(logged).toEqual([expect.stringContaining('differs from that of Coinbase')]);
  });

  it('is not corrected beyond its bounds, and says so', () => {
    const { clock, serverClock, logged } = given();
    serverClock.measured(startAt + MAX_SKEW_MS + 1, clock.monotonicMs());
    expect([serverClock.now(), serverClock.isWithinBounds]).toEqual([startAt, false]);
    expect(logged).toEqual([expect.stringContaining('Set it')]);
    serverClock.measured(startAt - 3, clock.monotonicMs());
    expect([serverClock.now(), serverClock.isWithinBounds, logged.length]).toEqual([startAt - 3, true, 1]);
  });
});
