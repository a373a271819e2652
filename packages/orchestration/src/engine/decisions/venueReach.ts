import { decision, nothing, type Decision } from '../decision';
import type { EngineInput, InputOf } from '../input';
import { failureIn, isUnreached } from '../observe/reach';
import type { StateInSight } from '../state/engineState';
import { liftUnauthorized } from './access';
import { lift, trip } from './restrict';
import { taskRecovered } from './tasks';

/** One that fails is bad luck, and so are two. */
const FAILURES_THAT_COUNT = 3;

/**
 * Requests fail in a row, for too long: no entries until the venue is back and the books were compared. Before the first
 * comparison there are none anyway, and the start says itself that it waits.
 */
export function guardReach(state: StateInSight, input: EngineInput): Decision {
  const failure = failureIn(input);
  const { failing } = state.view.feed;
  if (!state.view.reconciled || !isUnreached(failure) || failing === null) return nothing;
  const forMs = input.at - failing.since;
  if (failing.count < FAILURES_THAT_COUNT || forMs < state.config.marketData.unreachableAfterMs) return nothing;
  const numbers = { failures: String(failing.count), forMs: String(forMs) };
  const happened = `The venue cannot be reached: ${numbers.failures} requests in a row failed within ${numbers.forMs} ms (${failure.code}: ${failure.message}).`;
  return decision(trip(state, { cause: 'VenueUnreachable', numbers }, happened));
}

/** Orders are placed again only after the books were compared: a reading that is to be repeated does not count. */
export function liftUnreachable(state: StateInSight, _: InputOf<'VenueBooksRead'>, decided: Decision): Decision {
  const isReadAgain = decided.commands.some(({ type }) => type === 'ReadVenueBooks');
  if (isReadAgain) return decided;
  const ended = [
    ...lift(state, { cause: 'VenueUnreachable' }),
    ...liftUnauthorized(state),
    ...taskRecovered(state, 'Reconciliation'),
  ];
  return { ...decided, events: [...decided.events, ...ended] };
}
