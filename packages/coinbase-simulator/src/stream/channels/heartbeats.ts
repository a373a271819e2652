import type { Clock } from '@bot/core';
import { goTimeText } from '../frames/timeText';
import type { FrameWriter } from '../frames/frameWriter';
import type { OpenChannel } from './openChannel';

const BEAT_MS = 1_000;

/** One a second, counted on from the seconds that the venue has been there. The counter is a number, as it is live. */
export function openHeartbeats(clock: Clock, frames: FrameWriter): OpenChannel {
  let counter = Math.floor(clock.monotonicMs() / BEAT_MS);
  let cancelTimer = clock.setTimer(BEAT_MS, beat);

  function beat(): void {
    cancelTimer = clock.setTimer(BEAT_MS, beat);
    counter += 1;
    const current_time = goTimeText(clock.now(), clock.monotonicMs());
    frames.send('heartbeats', [{ current_time, heartbeat_counter: counter }]);
  }

  return { close: () => cancelTimer() };
}
