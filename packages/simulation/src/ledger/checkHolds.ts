import {
  add,
  asMoney,
  exceeds,
  isNegative,
  isPositive,
  moneyOf,
  notionalFor,
  subtract,
  toText,
  zeroMoney,
  type Balance,
  type Currency,
  type Instrument,
  type InstrumentId,
  type Money,
  type VenueOrder,
} from '@bot/core';
import { mustEqual, type Violation } from './violation';

export interface HoldsToCheck {
  readonly balances: readonly Balance[];
  readonly openOrders: readonly VenueOrder[];
  readonly instruments: ReadonlyMap<InstrumentId, Instrument>;
  /** Where an open perpetual may keep money back. */
  readonly currenciesWithMargin: ReadonlySet<Currency>;
}

/**
 * INV-03. How much fee and margin a venue keeps back is its own affair, so a hold has a least amount that is known (coins
 * for sale, the value of buys) and is zero when there is nothing to keep it for.
 */
export function checkHolds({
  balances,
  openOrders,
  instruments,
  currenciesWithMargin,
}: HoldsToCheck): readonly Violation[] {
  const needed = new Map<Currency, Money>();
  for (const order of openOrders) {
    const need = leastHold(order, instruments.get(order.terms.instrumentId));
    if (need !== null) needed.set(need.currency, add(needed.get(need.currency) ?? zeroMoney, need.amount));
  }
  return balances.flatMap((balance) => [
    ...checkSum(balance),
    ...checkAmount(balance, needed.get(balance.currency), currenciesWithMargin.has(balance.currency)),
  ]);
}

function checkSum({ currency, total, available, hold }: Balance): readonly Violation[] {
  const negative = { total, available, hold };
  return [
    ...mustEqual('INV-03', `${currency}: total against available plus hold`, add(available, hold), total),
    ...Object.entries(negative)
      .filter(([, amount]) => isNegative(amount))
      .map(([name, amount]): Violation => ({
        invariant: 'INV-03',
        problem: `${currency}: ${name} is ${toText(amount)}`,
      })),
  ];
}

function checkAmount({ currency, hold }: Balance, needed: Money | undefined, hasMargin: boolean): readonly Violation[] {
  if (needed === undefined && !hasMargin && isPositive(hold)) {
    return [{ invariant: 'INV-03', problem: `${currency}: ${toText(hold)} is held for nothing` }];
  }
  return needed !== undefined && exceeds(needed, hold)
    ? [{ invariant: 'INV-03', problem: `${currency}: open orders need ${toText(needed)}, held is ${toText(hold)}` }]
    : [];
}

/** null for an order that may keep nothing back. */
function leastHold(
  { terms, progress }: VenueOrder,
  instrument: Instrument | undefined,
): { currency: Currency; amount: Money } | null {
  if (instrument === undefined) return null;
  const leaves = subtract(terms.quantity, progress.cumulativeQuantity);
  const isSpot = instrument.kind === 'Spot';
  if (isSpot && terms.side === 'Sell') return { currency: instrument.baseCurrency, amount: moneyOf(toText(leaves)) };
  // Without a limit, or on margin, the venue decides how much it keeps; zero still says that there is a reason to keep some.
  const known = isSpot && terms.limitPrice !== null;
  const amount = known ? asMoney(notionalFor(terms.limitPrice, leaves, instrument.contractSize)) : zeroMoney;
  return { currency: instrument.quoteCurrency, amount };
}
