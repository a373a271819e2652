import {
  absolute,
  divideFairly,
  isNegative,
  isPositive,
  isZero,
  largerOf,
  leavesQuantity,
  netWishes,
  one,
  openShare,
  planOrder,
  quantizeQuantity,
  smallerOf,
  subtract,
  sum,
  totalOf,
  zeroQuantity,
  type Instrument,
  type InstrumentId,
  type Mark,
  type NettedWishes,
  type Order,
  type Position,
  type Quantity,
  type Side,
  type Signal,
  type StrategyShare,
  type StrategyWish,
} from '@bot/core';
import { event, nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { liveOrdersIn } from '../state/liveOrders';
import { PROTECTION, TRAILING_STOP } from '../state/strategyIds';
import { cancelLive } from './cancel';
import { placeOrder } from './placeOrder';
import { circumstancesOf } from './riskContext';
import { transferBooks } from './transferBooks';

/**
 * A stop that was hit closes the whole position of the instrument, whoever holds it. Books on the other side are met inside,
 * so that all are empty when it is done. What other live orders close already is left to them; where they leave nothing, the
 * resting ones are canceled: an exit does not wait for a better price.
 */
export function closeByStop(state: StateInSight, position: Position, instrument: Instrument, mark: Mark): Decision {
  const { config } = state;
  const { instrumentId } = instrument;
  const side: Side = isNegative(position.netQuantity) ? 'Buy' : 'Sell';
  const closers = liveOrdersIn(state, instrumentId).filter(
    (order) => order.side === side && order.strategyId !== PROTECTION,
  );
  // Its own order is awaited, not doubled.
  if (closers.some(({ strategyId }) => strategyId === TRAILING_STOP)) return nothing;

  const { transfers, ordered } = netWishes(emptied(state, instrumentId), instrument.lotSize);
  const parts = closingShares(ordered, closers, absolute(position.netQuantity), instrument).map((part) => ({
    ...part,
    closing: part.quantity,
  }));
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
  held: Quantity,
  instrument: Instrument,
): readonly StrategyShare[] {
  const claims = ordered.map(({ strategyId, quantity }) => {
    const closing = closers.map((order) => openShare(order, strategyId));
    return { strategyId, quantity: atLeastNothing(subtract(quantity, sum(closing, zeroQuantity))) };
  });
  const beingClosed = sum(closers.map(leavesQuantity), zeroQuantity);
  const left = smallerOf(atLeastNothing(subtract(held, beingClosed)), totalOf(claims));
  return divideFairly(quantizeQuantity(instrument, left), claims, instrument.lotSize).filter(({ quantity }) =>
    isPositive(quantity),
  );
}

const atLeastNothing = (quantity: Quantity): Quantity => largerOf(quantity, zeroQuantity);

const stopped = (instrumentId: InstrumentId) =>
  ({ instrumentId, policy: TRAILING_STOP, winners: [closeOf(TRAILING_STOP, instrumentId)] }) as const;

const closeOf = (strategyId: string, instrumentId: InstrumentId): Signal => ({
  ...{ strategyId, instrumentId, action: 'Close', confidence: one, targetNotional: null, reason: 'TrailingStopHit' },
});
