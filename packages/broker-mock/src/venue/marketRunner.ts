import type { CancelTimer, Clock } from '@bot/core';
import type { Market } from '../market/marketSource';
import type { Floor } from './floor';
import type { Timers } from './timers';

/** Walks the market as time passes. */
export interface MarketRunner {
  /** Takes every step that is due by now, then waits for the next one if the runner was started. */
  catchUp(): void;
  start(): void;
  stop(): void;
}

export interface MarketRunnerOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly floor: Floor;
  readonly market: Market;
}

export function createMarketRunner({ clock, timers, floor, market }: MarketRunnerOptions): MarketRunner {
  let isRunning = false;
  let isStepping = false;
  let isCatchingUp = false;
  let cancelTimer: CancelTimer | null = null;

  function takeStep(): void {
    isStepping = true;
    const { at, books, takings = [], statuses = [] } = market.step();
    const position = market.position();
    for (const status of statuses) {
      floor.run({ causationId: 'market', at, command: () => ({ type: 'SetStatus', at, ...status }) });
    }
    floor.run({
      causationId: 'market',
      at,
      command: () => ({ type: 'StepMarket', at, books, takings, position }),
      done: () => {
        isStepping = false;
        catchUp();
      },
    });
  }

  /** A loop, not a recursion: after a long pause there may be very many steps. */
  function catchUp(): void {
    if (isCatchingUp) return;
    isCatchingUp = true;
    let nextAt = market.nextAt();
    while (!isStepping && nextAt !== null && nextAt <= clock.now()) {
      takeStep();
      nextAt = market.nextAt();
    }
    isCatchingUp = false;
    if (!isStepping && isRunning && nextAt !== null) wait(nextAt - clock.now());
  }

  function wait(delayMs: number): void {
    cancelTimer?.();
    cancelTimer = timers.set(delayMs, catchUp);
  }

  return {
    catchUp,
    start() {
      isRunning = true;
      catchUp();
    },
    stop() {
      isRunning = false;
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}
