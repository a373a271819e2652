import { isPositive, priceFor, type Instrument, type Order, type Price } from '@bot/core';
import type { StateInSight } from '../state/engineState';
import { latestMark } from '../state/valuation';

/**
 * What the market is at, by what is known of it: the latest mark, or what an order was filled at since. undefined: nothing is.
 * Worked example: sampled at 50,000, then the price falls and a purchase that rested is filled at 49,000 → 49,000, until the
 * next sample.
 */
export function newestPrice(state: StateInSight, { instrumentId, contractSize }: Instrument): Price | undefined {
  const mark = latestMark(state, instrumentId);
  let last: Readonly<Order> | undefined;
  for (const order of state.ledger.orders.values()) {
    const isOlder = order.updatedAt <= (last?.updatedAt ?? mark?.at ?? 0);
    if (order.instrumentId === instrumentId && wasJustFilled(order) && !isOlder) last = order;
  }
  return last === undefined ? mark?.price : priceFor(last.filledValue, last.filledQuantity, contractSize);
}

/** Its last news was a fill. One that ended otherwise may have been filled long before. */
const wasJustFilled = ({ status, filledQuantity }: Readonly<Order>): boolean =>
  (status === 'PartiallyFilled' || status === 'Filled') && isPositive(filledQuantity);
