import type { EpochMs } from '@bot/core';
import { decideVenue } from './decideVenue';
import { evolveVenue, nextDueAt } from './evolveVenue';
import { nextLiquidation } from './perpetual/liquidation';
import type { VenueCommand } from './venueCommand';
import type { VenueEvent } from './venueEvent';
import type { VenueState } from './venueState';

/**
 * What must happen before anything else can: what was due by `now`, then stops that were reached, then accounts that cannot keep
 * what they hold; null when the venue is at rest. It is worked out from the state, so that no restart can lose it.
 */
export function nextFollowUp(state: VenueState, now: EpochMs): VenueCommand | null {
  const at = state.at ?? now;
  const [woken] = state.woken;
  if (woken !== undefined) return { type: 'WakeStop', at, orderNo: woken.orderNo };
  const accountId = nextLiquidation(state, at);
  if (accountId !== null) return { type: 'Liquidate', at, accountId };
  const dueAt = nextDueAt(state);
  return dueAt !== null && dueAt <= now ? { type: 'PassTime', at: Math.max(dueAt, at) } : null;
}

/** Carries a command out with all that comes before and after it, in place. Gives the events in their order. */
export function runCommand(state: VenueState, command: VenueCommand): readonly VenueEvent[] {
  const events: VenueEvent[] = [];
  const carryOut = (next: VenueCommand): void => {
    for (const event of decideVenue(state, next)) {
      evolveVenue(state, event);
      events.push(event);
    }
  };
  const settle = (): void => {
    for (let next = nextFollowUp(state, command.at); next !== null; next = nextFollowUp(state, command.at)) {
      carryOut(next);
    }
  };
  settle();
  carryOut(command);
  settle();
  return events;
}
