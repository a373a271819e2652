import { both, decision, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { EngineInput, VenueBooks } from '../input';
import { failureIn, isUnreached } from '../observe/reach';
import { driftText } from '../state/drifts';
import { driftsOf } from '../state/driftsOf';
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

/**
 * Entries go on only after the books were compared. A reading that brought news was not compared, and a difference that was seen
 * once may be one: the next reading tells.
 */
export function liftUnreachable(state: StateInSight, books: VenueBooks): readonly CorrelatedEvent[] {
  const lifted = lift(state, { cause: 'VenueUnreachable' });
  if (lifted.length === 0) return [];
  const isSure = driftsOf(state, books).every((drift) => state.view.drifts.has(driftText(drift)));
  return isSure ? lifted : [];
}

/** What ends once the books could be read: a reading that is to be repeated does not count. */
export function endedByReading(state: StateInSight, decided: Decision): Decision {
  const isReadAgain = decided.commands.some(({ type }) => type === 'ReadVenueBooks');
  if (isReadAgain) return decided;
  return both(decided, decision([...liftUnauthorized(state), ...taskRecovered(state, 'Reconciliation')]));
}
