import { flatPosition, isTooSmall } from '@bot/core';
import { both, decision, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { equityNow, isJudged, latestMark } from '../state/valuation';
import { askStrategies } from './askStrategies';
import { closeByStop } from './closeByStop';
import { followStrategies } from './followStrategies';
import { trailStop } from './trailStop';

/**
 * The way of a sample: trailing stop, opinions, one side for all, intent, risk, order. The guards have looked already.
 * A stop that was hit is not put to a vote. While a position cannot be valued there is no opinion, but a stop still closes.
 */
export function decideQuoteSampled(state: StateInSight, { quote }: InputOf<'QuoteSampled'>): Decision {
  const instrument = state.ledger.instruments.get(quote.instrumentId);
  const mark = latestMark(state, quote.instrumentId);
  if (instrument === undefined || mark === undefined || !isJudged(state, quote)) return nothing;

  const held = state.ledger.positions.get(quote.instrumentId) ?? flatPosition(quote.instrumentId);
  // What cannot be closed is no position for the stop: it would stop it for ever.
  const position = isTooSmall(held, instrument, mark.price) ? flatPosition(quote.instrumentId) : held;
  const stop = trailStop(state, position, mark, instrument);
  const trailed = decision(stop.events);
  if (stop.hit) return both(trailed, closeByStop(state, position, instrument, mark));

  const equity = equityNow(state);
  if (equity === null) return trailed;
  const { wishes, events } = askStrategies(state, { instrument, mark, equity });
  return [decision(events), followStrategies(state, wishes, instrument, mark)].reduce(both, trailed);
}
