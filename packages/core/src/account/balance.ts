import { add, exceeds, isNegative, subtract } from '../money/arithmetic';
import { zeroMoney, type Money } from '../money/amount';
import type { Currency } from '../instrument/instrument';

/** What an account has of one currency. Always total = available + hold. */
export interface Balance {
  readonly currency: Currency;
  readonly total: Money;
  readonly available: Money;
  readonly hold: Money;
}

/** Worked example: total 10,000 with 500 on hold leaves 9,500 available. */
export const balanceOf = (currency: Currency, total: Money, hold: Money = zeroMoney): Balance => ({
  currency,
  total,
  hold,
  available: subtract(total, hold),
});

/** Keeps `amount` back for an order; null when there is not so much available. */
export function placeHold(balance: Balance, amount: Money): Balance | null {
  if (exceeds(amount, balance.available)) return null;
  return balanceOf(balance.currency, balance.total, add(balance.hold, amount));
}

/** Gives back what an order no longer needs. */
export const releaseHold = (balance: Balance, amount: Money): Balance =>
  balanceOf(balance.currency, balance.total, subtract(balance.hold, amount));

/** Money in (positive) or out (negative). */
export const credit = (balance: Balance, amount: Money): Balance =>
  balanceOf(balance.currency, add(balance.total, amount), balance.hold);

/** False for a balance that cannot be true. */
export const isSane = (balance: Balance): boolean => !isNegative(balance.available) && !isNegative(balance.hold);
