import type { Clock, Unsubscribe } from '@bot/core';

/** Hands values to listeners by the clock (a timer of 0 ms), never inside the call that publishes them. */
export interface Broadcast<T> {
  subscribe(listener: (value: T) => void): Unsubscribe;
  publish(value: T): void;
  /** Goes out now, also while others are kept back. */
  send(value: T): void;
  /** From now on values are kept back. */
  hold(): void;
  /** Publishes what was kept back, the last first when `reversed`. */
  release(options?: { readonly reversed?: boolean }): void;
}

export function createBroadcast<T>(clock: Clock, label: string): Broadcast<T> {
  const listeners = new Set<(value: T) => void>();
  let keptBack: T[] | undefined;

  // One timer for each value: timers of the same instant keep their order, and so do the values.
  function send(value: T): void {
    const deliver = (): void => {
      for (const listener of [...listeners]) if (listeners.has(listener)) listener(value);
    };
    Object.defineProperty(deliver, 'name', { value: label });
    clock.setTimer(0, deliver);
  }

  return {
    subscribe(listener) {
      const own = (value: T): void => listener(value);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    publish(value) {
      if (keptBack === undefined) send(value);
      else keptBack.push(value);
    },
    hold() {
      keptBack ??= [];
    },
    send,
    release({ reversed = false } = {}) {
      const values = keptBack ?? [];
      keptBack = undefined;
      for (const value of reversed ? values.toReversed() : values) send(value);
    },
  };
}
