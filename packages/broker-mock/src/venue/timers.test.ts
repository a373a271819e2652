import { createVirtualClock } from '@bot/simulation';
import { createTimers } from './timers';

describe('the timers of a venue', () => {
  it('fire, or are canceled, and none is left when they are closed', () => {
    const clock = createVirtualClock({ startAt: 0 });
    const timers = createTimers(clock);
    const fired: string[] = [];
    timers.set(1, () => fired.push('a'));
    const cancel = timers.set(2, () => fired.push('b'));
    timers.set(3, () => fired.push('c'));
    clock.fireNext();
    cancel();
    timers.close();
    timers.set(4, () => fired.push('d'))();
    expect([fired, clock.pendingTimers()]).toEqual([['a'], []]);
  });
});
