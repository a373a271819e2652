import type { CancelTimer, Clock, EpochMs } from '@bot/core';
import { nextDueAt } from '../exchange/evolveVenue';
import type { Floor } from './floor';
import type { Timers } from './timers';

/** Wakes the venue when something is due by itself: cancels on their way, orders good till a date, funding. */
export interface DueTimer {
  /** Called after anything that may have changed what is due next. */
  look(): void;
}

export interface DueTimerOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly floor: Floor;
}

export function createDueTimer({ clock, timers, floor }: DueTimerOptions): DueTimer {
  let waitsFor: EpochMs | null = null;
  let stopWaiting: CancelTimer = () => {};

  function look(): void {
    const dueAt = nextDueAt(floor.state);
    if (dueAt === waitsFor) return;
    stopWaiting();
    waitsFor = dueAt;
    if (dueAt !== null) stopWaiting = timers.set(Math.max(0, dueAt - clock.now()), wake);
  }

  /** What is due comes before any command, so that an empty one is enough. */
  function wake(): void {
    waitsFor = null;
    floor.run({ causationId: 'time', command: () => ({ type: 'PassTime', at: clock.now() }), done: look });
  }

  return { look };
}
