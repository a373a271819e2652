import {
  add,
  assert,
  isTerminal,
  largerOf,
  leavesQuantity,
  ratioBetween,
  roundToPlaces,
  scale,
  subtract,
  zeroMoney,
  zeroQuantity,
  type InstrumentId,
  type Money,
  type Order,
  type Quantity,
} from '@bot/core';
import type { Ledger, LiveQuantities } from '../state/ledger';

/** A share of a hold is cut here, so that the running sum comes back to exactly zero. */
const HOLD_PLACES = 18;

/** What live orders may still trade and need, as running sums. */
export interface RunningSums {
  readonly liveQuantities: {
    get(instrumentId: InstrumentId): LiveQuantities | undefined;
    set(instrumentId: InstrumentId, live: LiveQuantities): unknown;
  };
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

/** The part of the hold that the unfilled quantity still needs; while new terms are asked for, of the dearer ones. */
function liveHold(order: Readonly<Order>): Money {
  if (isTerminal(order.status)) return zeroMoney;
  const { amend, filledQuantity } = order;
  const held = partOf(order, filledQuantity);
  return amend === undefined ? held : largerOf(held, partOf(amend, filledQuantity));
}

/** Nothing is left of an order that is to become no larger than what is filled. */
function partOf({ hold, quantity }: Pick<Order, 'hold' | 'quantity'>, filled: Quantity): Money {
  const leaves = largerOf(subtract(quantity, filled), zeroQuantity);
  return roundToPlaces(scale(hold, ratioBetween(leaves, quantity)), HOLD_PLACES);
}
