import type { Clock } from '@bot/core';
import type { Timers } from './timers';

/** A connection on which things arrive later, but in the order in which they were sent. */
export interface Channel<T> {
  push(item: T): void;
}

export interface ChannelOptions<T> {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly delayMs: () => number;
  readonly deliver: (item: T) => void;
}

export function createChannel<T>({ clock, timers, delayMs, deliver }: ChannelOptions<T>): Channel<T> {
  let underway: { readonly item: T; readonly dueMs: number }[] = [];
  let lastDueMs = 0;

  function schedule(): void {
    const [first] = underway;
    if (first !== undefined) timers.set(Math.max(0, first.dueMs - clock.monotonicMs()), arrive);
  }

  function arrive(): void {
    const now = clock.monotonicMs();
    const due = underway.filter(({ dueMs }) => dueMs <= now);
    underway = underway.slice(due.length);
    for (const { item } of due) deliver(item);
    schedule();
  }

  return {
    push(item) {
      lastDueMs = Math.max(lastDueMs, clock.monotonicMs() + delayMs());
      underway.push({ item, dueMs: lastDueMs });
      if (underway.length === 1) schedule();
    },
  };
}
