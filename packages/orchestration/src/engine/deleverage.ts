import {
  absolute,
  exceeds,
  isDust,
  largerOf,
  liquidationDistance,
  liquidationPrice,
  quantityToKeep,
  quantizeQuantity,
  ratioOf,
  scale,
  smallerOf,
  smallestQuantity,
  subtract,
  zeroQuantity,
  type InstrumentId,
  type OrderIntent,
  type Quantity,
  type Ratio,
} from '@bot/core';
import { cancelOrders } from './decisions/cancel';
import { placeOrder } from './decisions/placeOrder';
import { circumstancesOf } from './decisions/riskContext';
import { both, nothing, type Decision } from './decision';
import { exitSide, leavesOf, otherOrders } from './following/protectiveOrders';
import type { EngineInput } from './input';
import type { StateInSight } from './state/engineState';
import { marginedNow, type MarginedInSight } from './state/margined';
import { modeOf } from './state/modes';
import { DELEVERAGING } from './state/strategyIds';

/** More room is made than the limit asks for, so that the next small move does not need another order. */
const ROOM = ratioOf('1.25');

/**
 * What is restricted because its liquidation is near is made smaller, at the market, until there is room again: the venue would
 * close all of it, and at a worse time. Once with each price and each look of the guards, so that a refusal does not become a
 * loop. It goes by what is so now, so that a start after a crash finds the same to do. Pure, like `decide`.
 */
export function deleverage(state: StateInSight, input: EngineInput): Decision {
  if (state.ledger.restrictions.size === 0 || !isOccasion(input)) return nothing;
  for (const { cause, scope } of state.ledger.restrictions.values()) {
    if (cause !== 'LiquidationNear') continue;
    // One at a time: the next client order id is that of the next order.
    const reduced = reduce(state, scope);
    if (reduced.events.length > 0) return reduced;
  }
  return nothing;
}

const isOccasion = (input: EngineInput): boolean =>
  input.type === 'QuoteSampled' || (input.type === 'TaskFinished' && input.result.task === 'Guards');

function reduce(state: StateInSight, instrumentId: InstrumentId): Decision {
  const limit = state.config.guards.minLiquidationDistance;
  const held = marginedNow(state, instrumentId);
  if (limit === null || !held || modeOf(state.ledger, instrumentId).mode === 'Halted') return nothing;
  const price = liquidationPrice(held);
  const isNear = price !== null && exceeds(limit, liquidationDistance(held, price));
  const side = exitSide(held);
  const closers = otherOrders(state, instrumentId).filter((order) => order.side === side);
  // What reduces it at once is awaited.
  if (!isNear || closers.some(({ type }) => type === 'Market')) return nothing;
  const excess = excessOf(held, limit);
  const free = largerOf(subtract(sizeOf(held), leavesOf(closers, side)), zeroQuantity);
  // What waits for a better price makes no room; where it leaves too little of the position, it has to go.
  const makeWay = exceeds(excess, free) ? cancelOrders(state, closers, 'LiquidationNear') : nothing;
  const quantity = smallerOf(excess, free);
  if (exceeds(smallestQuantity(held.instrument), quantity)) return makeWay;
  const intent: OrderIntent = {
    ...{ instrumentId, side, type: 'Market', quantity, limitPrice: null, timeInForce: 'IOC' },
    ...{ postOnly: false, reduceOnly: true, strategyId: DELEVERAGING, explicit: false, reason: 'LiquidationNear' },
  };
  return both(makeWay, placeOrder(state, intent, circumstancesOf(state)));
}

const sizeOf = ({ instrument, netQuantity }: MarginedInSight): Quantity =>
  quantizeQuantity(instrument, absolute(netQuantity));

/** Whole lots, up; all of it when what would be left could not be closed. */
function excessOf(held: MarginedInSight, limit: Ratio): Quantity {
  const { instrument } = held;
  const size = sizeOf(held);
  const kept = quantizeQuantity(instrument, quantityToKeep(held, scale(limit, ROOM)));
  const excess = largerOf(subtract(size, kept), smallestQuantity(instrument));
  const left = subtract(size, excess);
  return isDust({ netQuantity: left }, instrument) || exceeds(excess, size) ? size : excess;
}
