import {
  absolute,
  divideFairly,
  flatPosition,
  isNegative,
  isPositive,
  isZero,
  largerOf,
  leavesQuantity,
  netWishes,
  one,
  planOrder,
  quantizeQuantity,
  smallerOf,
  subtract,
  sum,
  zeroQuantity,
  type Instrument,
  type InstrumentId,
  type Mark,
  type NettedWishes,
  type Order,
  type Side,
  type Signal,
  type StrategyShare,
  type StrategyWish,
} from '@bot/core';
import { event, nothing, type Decision } from '../decision';
import { openShare } from '../state/capital';
import type { StateInSight } from '../state/engineState';
import { TRAILING_STOP } from '../state/strategyIds';
import { cancelLive } from './cancel';
import { placeOrder } from './placeOrder';
import { circumstancesOf } from './riskContext';
import { transferBooks } from './transferBooks';

/**
 * A stop that was hit closes the whole position of the instrument, whoever holds it. Books on the other side are met inside,
 * so that all are empty when it is done. What other live orders close already is left to them; where they leave nothing, the
 * resting ones are canceled: an exit does not wait for a better price.
 */
export function closeByStop(state: StateInSight, instrument: Instrument, mark: Mark): Decision {
  const { ledger, config } = state;
  const { instrumentId } = instrument;
  const position = ledger.positions.get(instrumentId) ?? flatPosition(instrumentId);
  const side: Side = isNegative(position.netQuantity) ? 'Buy' : 'Sell';
  const live = [...ledger.liveOrderIds].flatMap((id) => ledger.orders.get(id) ?? []);
  const closers = live.filter((order) => order.instrumentId === instrumentId && order.side === side);
  // Its own order is awaited, not doubled.
  if (closers.some(({ strategyId }) => strategyId === TRAILING_STOP)) return nothing;

  const { transfers, ordered } = netWishes(emptied(state, instrumentId), instrument.lotSize);
  const parts = closingShares(ordered, closers, instrument, state).map((part) => ({ ...part, closing: part.quantity }));
  const planned = planOrder({ instrumentId, side, parts, reason: 'TrailingStopHit' }, position, config.timeInForce);
  if (planned === null) {
    return cancelLive(state, (order) => closers.includes(order) && order.type !== 'Market', 'TrailingStopHit');
  }
  const placed = placeOrder(state, { ...planned, strategyId: TRAILING_STOP }, circumstancesOf(state));
  if (placed.events.length === 0) return nothing;
  const id = placed.correlationId;
  const met = placed.verdict.decision === 'Submitted' ? transfers : [];
  return {
    events: [
      event('SignalsAggregated', { ...stopped(instrumentId), netQuantity: zeroQuantity, losers: [] }, id),
      ...transferBooks(met, instrument, mark, 'TrailingStopHit', id),
      ...placed.events,
    ],
    commands: placed.commands,
  };
}

/** Every book wants to be empty. */
const emptied = ({ ledger }: StateInSight, instrumentId: InstrumentId): readonly StrategyWish[] =>
  [...(ledger.strategyBooks.get(instrumentId) ?? [])]
    .filter(([, { netQuantity }]) => !isZero(netQuantity))
    .map(([strategyId, { netQuantity }]) => {
      const quantity = absolute(netQuantity);
      const side = isNegative(netQuantity) ? 'Buy' : 'Sell';
      return { signal: closeOf(strategyId, instrumentId), side, quantity, closing: quantity, cut: zeroQuantity };
    });

/** What nobody closes yet, in whole lots, in proportion to the books. */
function closingShares(
  ordered: NettedWishes['ordered'],
  closers: readonly Readonly<Order>[],
  instrument: Instrument,
  { ledger }: StateInSight,
): readonly StrategyShare[] {
  const open = ordered.map(({ strategyId, quantity }) => {
    const closing = closers.map((order) => openShare(order, strategyId));
    return { strategyId, quantity: largerOf(subtract(quantity, sum(closing, zeroQuantity)), zeroQuantity) };
  });
  const claims = open.map(({ quantity }) => quantity);
  const beingClosed = sum(closers.map(leavesQuantity), zeroQuantity);
  const held = absolute(ledger.positions.get(instrument.instrumentId)?.netQuantity ?? zeroQuantity);
  const left = smallerOf(largerOf(subtract(held, beingClosed), zeroQuantity), sum(claims, zeroQuantity));
  return divideFairly(quantizeQuantity(instrument, left), claims, instrument.lotSize)
    .map((quantity, index) => ({ strategyId: open[index]?.strategyId ?? TRAILING_STOP, quantity }))
    .filter(({ quantity }) => isPositive(quantity));
}

const stopped = (instrumentId: InstrumentId) =>
  ({ instrumentId, policy: TRAILING_STOP, winners: [closeOf(TRAILING_STOP, instrumentId)] }) as const;

const closeOf = (strategyId: string, instrumentId: InstrumentId): Signal => ({
  ...{ strategyId, instrumentId, action: 'Close', confidence: one, targetNotional: null, reason: 'TrailingStopHit' },
});
