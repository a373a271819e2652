import type { CancelTimer, MarketNews } from '@bot/core';
import type { Timers } from '../timers';

const HEARTBEAT_MS = 1_000;

/** Tells every second that the connection is alive, counted from 1 (VR-503), until it is canceled. */
export function startHeartbeats(timers: Timers, tell: (news: MarketNews) => void): CancelTimer {
  let counter = 0;
  let cancelTimer = timers.set(HEARTBEAT_MS, beat);

  function beat(): void {
    counter += 1;
    // Set first: whoever hears it may end the connection.
    cancelTimer = timers.set(HEARTBEAT_MS, beat);
    tell({ type: 'Heartbeat', counter });
  }

  return () => cancelTimer();
}
