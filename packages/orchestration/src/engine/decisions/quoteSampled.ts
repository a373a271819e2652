import { aggregateSignals, flatPosition, markOf, planOrder, type Signal } from '@bot/core';
import { event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { equityNow } from '../state/valuation';
import { openDay } from './openDay';
import { guardDailyLoss } from './dailyLossGuard';
import { askStrategies } from './askStrategies';
import { placeOrder } from './placeOrder';
import { trailStop } from './trailStop';

/**
 * The way of a sample: day, daily loss, trailing stop, opinions, target, intent, risk, order.
 * Nothing is decided before our books were compared with the venue's, or while a position cannot be valued.
 */
export function decideQuoteSampled(state: StateInSight, { quote }: InputOf<'QuoteSampled'>): Decision {
  const equity = equityNow(state);
  const instrument = state.ledger.instruments.get(quote.instrumentId);
  if (!state.view.reconciled || equity === null || instrument === undefined) return nothing;

  const mark = markOf(quote);
  const position = state.ledger.positions.get(quote.instrumentId) ?? flatPosition(quote.instrumentId);

  const day = openDay(state, equity);
  const loss = guardDailyLoss(state, day, equity);
  const stop = trailStop(state, position, mark, instrument);
  const signals = askStrategies(state, { instrument, mark, position, equity }, stop.signals);
  const facts = [...day.events, ...loss.events, ...stop.events];

  const target = aggregateSignals(signals, position, mark, instrument);
  const intent = target && planOrder(target, position, hasLiveOrder(state, target.winner), state.config.timeInForce);
  if (target === null || intent === null) return { events: facts, commands: [] };

  const placed = placeOrder(state, intent, { mode: loss.mode, equity, equityAtDayOpen: day.equity });
  if (placed.events.length === 0) return { events: facts, commands: [] };
  return { events: [...facts, aggregated(target, placed.correlationId), ...placed.events], commands: placed.commands };
}

/** An order of the same strategy whose outcome is not known yet. */
const hasLiveOrder = ({ ledger }: StateInSight, { strategyId, instrumentId }: Signal): boolean =>
  [...ledger.liveOrderIds].some((id) => {
    const order = ledger.orders.get(id);
    return order?.strategyId === strategyId && order.instrumentId === instrumentId;
  });

function aggregated(target: NonNullable<ReturnType<typeof aggregateSignals>>, correlationId: string): CorrelatedEvent {
  const { instrumentId, netQuantity, winner, losers } = target;
  return event('SignalsAggregated', { instrumentId, netQuantity, winner, losers }, correlationId);
}
