import type { Clock } from '@bot/core';
import { noStreamFaults, type StreamFaultSource } from '../faults/streamFaults';
import { createMessageCourse } from '../faults/messageCourse';
import { plainMessages, type MessageTraits } from '../faults/messageTraits';
import type { Timers } from './timers';

/** A connection on which things arrive later, but in the order in which they were sent. */
export interface Channel<T> {
  push(item: T): void;
}

export interface ChannelOptions<T> {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Asked for each message. */
  readonly delayMs: () => number;
  readonly deliver: (item: T) => void;
  /** What goes wrong on it. Default: nothing. */
  readonly faults?: StreamFaultSource;
  /** Default: messages without numbers, none of them a heartbeat. */
  readonly traits?: MessageTraits<T>;
}

export function createChannel<T>(options: ChannelOptions<T>): Channel<T> {
  const { clock, timers, delayMs, deliver, faults = noStreamFaults, traits = plainMessages } = options;
  let underway: { readonly item: T; readonly dueMs: number }[] = [];
  let lastDueMs = 0;
  let isAwaited = false;

  function schedule(): void {
    const [first] = underway;
    // Whoever hears of one thing may send another at once: one timer is enough for both.
    if (first === undefined || isAwaited) return;
    isAwaited = true;
    timers.set(Math.max(0, first.dueMs - clock.monotonicMs()), arrive);
  }

  function arrive(): void {
    isAwaited = false;
    const now = clock.monotonicMs();
    const due = underway.filter(({ dueMs }) => dueMs <= now);
    underway = underway.slice(due.length);
    let delivered = 0;
    try {
      for (const { item } of due) {
        delivered += 1;
        // What is under way when the connection breaks is lost with it.
        if (faults.line() !== 'Down') deliver(item);
      }
    } finally {
      // A listener that throws keeps nothing from those after it.
      underway = [...due.slice(delivered), ...underway];
      schedule();
    }
  }

  function send(item: T, moreMs: number): void {
    lastDueMs = Math.max(lastDueMs, clock.monotonicMs() + delayMs() + moreMs);
    underway.push({ item, dueMs: lastDueMs });
    schedule();
  }

  return { push: createMessageCourse({ faults, traits, send }) };
}
