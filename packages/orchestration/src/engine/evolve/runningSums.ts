import {
  add,
  assert,
  isTerminal,
  leavesQuantity,
  ratioBetween,
  roundToPlaces,
  scale,
  subtract,
  zeroMoney,
  zeroQuantity,
  type Money,
  type Order,
  type Quantity,
} from '@bot/core';
import type { Ledger } from '../state/ledger';

/** A share of a hold is cut here, so that the running sum comes back to exactly zero. */
const HOLD_PLACES = 18;

/** What live orders may still trade and need, as running sums. */
export interface RunningSums {
  readonly liveQuantities: Ledger['liveQuantities'];
  readonly holds: Ledger['holds'];
  readonly instruments: ReadonlyMap<string, NonNullable<ReturnType<Ledger['instruments']['get']>>>;
}

/** An order changed: the sums follow by the difference. */
export function moveRunningSums(sums: RunningSums, before: Readonly<Order> | undefined, after: Readonly<Order>): void {
  const leaves = subtract(liveLeaves(after), before === undefined ? zeroQuantity : liveLeaves(before));
  const live = sums.liveQuantities.get(after.instrumentId) ?? { buy: zeroQuantity, sell: zeroQuantity };
  sums.liveQuantities.set(
    after.instrumentId,
    after.side === 'Buy' ? { ...live, buy: add(live.buy, leaves) } : { ...live, sell: add(live.sell, leaves) },
  );

  const currency = sums.instruments.get(after.instrumentId)?.quoteCurrency;
  assert(currency !== undefined, `${after.instrumentId} was listed before it was traded`);
  const held = subtract(liveHold(after), before === undefined ? zeroMoney : liveHold(before));
  sums.holds.set(currency, add(sums.holds.get(currency) ?? zeroMoney, held));
}

const liveLeaves = (order: Readonly<Order>): Quantity =>
  isTerminal(order.status) ? zeroQuantity : leavesQuantity(order);

/** The part of the hold that the unfilled quantity still needs. */
const liveHold = (order: Readonly<Order>): Money =>
  isTerminal(order.status)
    ? zeroMoney
    : roundToPlaces(scale(order.hold, ratioBetween(leavesQuantity(order), order.quantity)), HOLD_PLACES);
