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
  smallestQuantity,
  subtract,
  type InstrumentId,
  type OrderIntent,
  type Quantity,
  type Ratio,
} from '@bot/core';
import { placeOrder } from './decisions/placeOrder';
import { circumstancesOf } from './decisions/riskContext';
import { nothing, type Decision } from './decision';
import { exitSide, otherOrders } from './following/protectiveOrders';
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
  if (limit === null || held === null || modeOf(state.ledger, instrumentId).mode === 'Halted') return nothing;
  const price = liquidationPrice(held);
  const isNear = price !== null && exceeds(limit, liquidationDistance(held, price));
  const side = exitSide(held);
  // What reduces it already is awaited.
  if (!isNear || otherOrders(state, instrumentId).some((order) => order.side === side)) return nothing;
  const intent: OrderIntent = {
    ...{ instrumentId, side, type: 'Market', quantity: excessOf(held, limit), limitPrice: null, timeInForce: 'IOC' },
    ...{ postOnly: false, reduceOnly: true, strategyId: DELEVERAGING, explicit: false, reason: 'LiquidationNear' },
  };
  return placeOrder(state, intent, circumstancesOf(state));
}

/** Whole lots, up; all of it when what would be left could not be closed. */
function excessOf(held: MarginedInSight, limit: Ratio): Quantity {
  const { instrument } = held;
  const size = quantizeQuantity(instrument, absolute(held.netQuantity));
  const kept = quantizeQuantity(instrument, quantityToKeep(held, scale(limit, ROOM)));
  const excess = largerOf(subtract(size, kept), smallestQuantity(instrument));
  const left = subtract(size, excess);
  return isDust({ netQuantity: left }, instrument) || exceeds(excess, size) ? size : excess;
}
