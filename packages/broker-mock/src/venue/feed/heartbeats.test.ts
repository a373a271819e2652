import { createVirtualClock } from '@bot/simulation';
import { createTimers } from '../timers';
import { startHeartbeats } from './heartbeats';

describe('heartbeats', () => {
  it('come every second and are counted, until they are stopped, also from inside', () => {
    const clock = createVirtualClock({ startAt: 500 });
    const heard: string[] = [];
    const stop = startHeartbeats(createTimers(clock), (news) => {
      heard.push(`${clock.now()} ${news.type === 'Heartbeat' ? news.counter : news.type}`);
      if (heard.length === 3) stop();
    });
    while (clock.fireNext());
    expect(heard).toEqual(['1500 1', '2500 2', '3500 3']);
    expect(clock.pendingTimers()).toEqual([]);
  });
});
