import { both, decision, nothing, type Decision } from './decision';
import type { EngineInput } from './input';
import { guardDailyLoss } from './decisions/dailyLossGuard';
import { liftStale, tripStale } from './decisions/feed';
import { openDay } from './decisions/openDay';
import { lift, liftExpired } from './decisions/restrict';
import { guardReach } from './decisions/venueReach';
import type { StateInSight } from './state/engineState';
import { equityNow, isJudged } from './state/valuation';

/**
 * The guards look at an input before anything is decided on it: what they say holds for the decision already.
 * Pure, like `decide`.
 */
export function guard(state: StateInSight, input: EngineInput): Decision {
  switch (input.type) {
    case 'QuoteSampled':
      return both(
        liftStale(state, input.quote.instrumentId, input.at),
        isJudged(state, input.quote) ? guardEquity(state) : nothing,
      );
    case 'TaskFinished':
      // The guards look on their own as well: prices may have stopped coming.
      return input.result.task === 'Guards' ? guardEquity(state) : nothing;
    case 'Woke':
      return decision([...liftExpired(state, input.at), ...tripStale(state, input.at)]);
    case 'SubmitAnswered':
    case 'AmendAnswered':
    case 'CancelAnswered':
    case 'OrderQueried':
    case 'VenueBooksRead':
      // The venue takes requests again.
      return both(decision(lift(state, { cause: 'RateLimited' })), guardReach(state, input));
    default:
      return guardReach(state, input);
  }
}

/** While a position cannot be valued there is no result to judge. */
function guardEquity(state: StateInSight): Decision {
  const equity = equityNow(state);
  if (equity === null) return nothing;
  const day = openDay(state, equity);
  return decision([...day.events, ...guardDailyLoss(state, day, equity)]);
}
