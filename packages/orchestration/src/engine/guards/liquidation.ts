import { exceeds, liquidationDistance, liquidationPrice, toFixedText, toText, type InstrumentId } from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import { lift, trip } from '../decisions/restrict';
import { marginedNow } from '../state/margined';
import type { Guard, Look } from './look';

/**
 * A perpetual whose mark comes near to its liquidation → reduce-only in it until there is room again; `deleverage` makes room.
 * It needs no equity, only the perpetuals and the cash that they stand on: a coin without a price must not make it blind.
 */
export const liquidation: Guard = {
  needsEquity: false,
  look: (look) => look.instrumentIds.flatMap((instrumentId) => guardPosition(look, instrumentId)),
};

function guardPosition({ state, occasion }: Look, scope: InstrumentId): readonly CorrelatedEvent[] {
  const limit = state.config.guards.minLiquidationDistance;
  const held = limit === null ? undefined : marginedNow(state, scope);
  if (held === null) {
    if (occasion === 'Task') throw new Error(`what ${scope} stands on cannot be told: a perpetual has no price`);
    return [];
  }
  const price = held && liquidationPrice(held);
  if (limit === null || !held || !price) return lift(state, { cause: 'LiquidationNear', scope });
  const distance = liquidationDistance(held, price);
  if (!exceeds(limit, distance)) return lift(state, { cause: 'LiquidationNear', scope });
  const mark = toText(held.mark);
  const numbers = { mark, liquidationPrice: toFixedText(price, 2), distance: toFixedText(distance, 4) };
  const happened = `The mark of ${scope}, ${mark}, is near its liquidation at ${numbers.liquidationPrice}; ${toText(limit)} of the mark is to be kept.`;
  return trip(state, { cause: 'LiquidationNear', scope, numbers: { ...numbers, limit: toText(limit) } }, happened);
}
