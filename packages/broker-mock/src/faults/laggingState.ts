import type { Clock, EpochMs } from '@bot/core';
import { evolveVenue } from '../exchange/evolveVenue';
import type { VenueEvent } from '../exchange/venueEvent';
import type { VenueState } from '../exchange/venueState';

/** The venue as a copy sees it that is behind, for stale answers. */
export interface LaggingState {
  /** Called with each event that was applied to the venue itself. */
  observe(event: VenueEvent): void;
  /** The books as they were then. A copy never goes back: asked for an earlier time than before, it stays where it is. */
  asOf(at: EpochMs): VenueState;
}

export interface LaggingStateOptions {
  /** A state of its own, equal to that of the venue; restored from the same log. */
  readonly state: VenueState;
  readonly clock: Clock;
  /** How far it can be asked back. Every event waits here so long, and is applied a second time then. */
  readonly remembersMs: number;
}

/** How many events may be done with before the list is cut, so that the average cost of an event stays constant. */
const CUT_AT = 1_024;

export function createLaggingState({ state, clock, remembersMs }: LaggingStateOptions): LaggingState {
  let waiting: VenueEvent[] = [];
  let applied = 0;

  function catchUp(at: EpochMs): void {
    for (let next = waiting[applied]; next !== undefined && next.at <= at; next = waiting[applied]) {
      evolveVenue(state, next);
      applied += 1;
    }
    if (applied < CUT_AT) return;
    waiting = waiting.slice(applied);
    applied = 0;
  }

  return {
    observe(event) {
      waiting.push(event);
      catchUp(clock.now() - remembersMs);
    },
    asOf(at) {
      catchUp(at);
      return state;
    },
  };
}
