import { aggregateSignals, closingPart, flatPosition, isDust, planOrder, type Signal } from '@bot/core';
import { event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { equityNow, isJudged, latestMark } from '../state/valuation';
import { askStrategies } from './askStrategies';
import { placeOrClose } from './placeOrder';
import { circumstancesOf } from './riskContext';
import { trailStop } from './trailStop';

/**
 * The way of a sample: trailing stop, opinions, target, intent, risk, order. The guards have looked already.
 * While a position cannot be valued there is no opinion, but a stop still closes.
 */
export function decideQuoteSampled(state: StateInSight, { quote }: InputOf<'QuoteSampled'>): Decision {
  const instrument = state.ledger.instruments.get(quote.instrumentId);
  const mark = latestMark(state, quote.instrumentId);
  if (instrument === undefined || mark === undefined || !isJudged(state, quote)) return nothing;

  const flat = flatPosition(quote.instrumentId);
  const held = state.ledger.positions.get(quote.instrumentId) ?? flat;
  // What cannot be closed is no position for the stop and the strategies: it would stop and hold them for ever.
  const position = isDust(held, instrument) ? flat : held;
  const equity = equityNow(state);

  const stop = trailStop(state, position, mark, instrument);
  const opinions = equity === null ? [] : askStrategies(state, { instrument, mark, position, equity });

  // A stop that was hit is not put to a vote.
  const signals = stop.signals.length > 0 ? stop.signals : opinions;
  const target = aggregateSignals(signals, position, mark, instrument);
  const awaited = target !== null && awaitsOrder(state, target.winner);
  const intent = target && planOrder(target, position, instrument, awaited, state.config.timeInForce);
  if (target === null || intent === null) return { events: stop.events, commands: [] };

  const placed = placeOrClose(state, intent, closingPart(intent, position, instrument), circumstancesOf(state));
  if (placed.events.length === 0) return { events: stop.events, commands: [] };
  return {
    events: [...stop.events, aggregated(target, placed.correlationId), ...placed.events],
    commands: placed.commands,
  };
}

/** A strategy awaits the outcome of its own order; an entry also that of any order whose fate is not known yet. */
const awaitsOrder = ({ ledger }: StateInSight, { strategyId, instrumentId, action }: Signal): boolean =>
  [...ledger.liveOrderIds].some((id) => {
    const order = ledger.orders.get(id);
    if (order?.instrumentId !== instrumentId) return false;
    const isUncertain = order.status === 'Submitted' || order.status === 'Unknown';
    return order.strategyId === strategyId || (isUncertain && action !== 'Close');
  });

function aggregated(target: NonNullable<ReturnType<typeof aggregateSignals>>, correlationId: string): CorrelatedEvent {
  const { instrumentId, netQuantity, winner, losers } = target;
  return event('SignalsAggregated', { instrumentId, netQuantity, winner, losers }, correlationId);
}
