import { decision, nothing, type Decision } from './decision';
import type { EngineInput } from './input';
import { guardDailyLoss } from './decisions/dailyLossGuard';
import { openDay } from './decisions/openDay';
import { liftExpired } from './decisions/restrict';
import type { StateInSight } from './state/engineState';
import { equityNow, isJudged } from './state/valuation';

/**
 * The guards look at an input before anything is decided on it: what they say holds for the decision already.
 * Pure, like `decide`.
 */
export function guard(state: StateInSight, input: EngineInput): Decision {
  switch (input.type) {
    case 'QuoteSampled':
      return isJudged(state, input.quote) ? guardEquity(state) : nothing;
    case 'Woke':
      return decision(liftExpired(state, input.at));
    default:
      return nothing;
  }
}

/** While a position cannot be valued there is no result to judge. */
function guardEquity(state: StateInSight): Decision {
  const equity = equityNow(state);
  if (equity === null) return nothing;
  const day = openDay(state, equity);
  return decision([...day.events, ...guardDailyLoss(state, day, equity)]);
}
