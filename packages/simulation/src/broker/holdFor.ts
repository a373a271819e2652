import {
  absolute,
  add,
  asMoney,
  atLeast,
  isNegative,
  isZero,
  largerOf,
  notionalFor,
  scale,
  subtract,
  zeroMoney,
  zeroQuantity,
  type Instrument,
  type OrderTerms,
  type Price,
  type Quantity,
  type Ratio,
} from '@bot/core';
import { coins, type OrderHold, type ScriptedAccount } from './scriptedAccount';

/** What the hold of an order is reckoned with. */
export interface HoldBasis {
  readonly terms: OrderTerms;
  readonly instrument: Instrument;
  /** What the order would pay or get now; undefined while there is no price. */
  readonly touch: Price | undefined;
  readonly takerRate: Ratio;
  readonly account: ScriptedAccount;
}

/**
 * What is kept back while `leaves` may still fill, the fee included. Worked example: buy 0.1 at 49,000 with a fee of
 * 0.6 % holds 4,929.40; a sale of spot holds the coins.
 */
export function holdFor({ terms, instrument, touch, takerRate, account }: HoldBasis, leaves: Quantity): OrderHold {
  const { baseCurrency, quoteCurrency, contractSize, initialMarginRate, kind } = instrument;
  if (kind === 'Spot' && terms.side === 'Sell') return { currency: baseCurrency, amount: coins(leaves) };
  const price = terms.limitPrice ?? touch;
  if (price === undefined) return { currency: quoteCurrency, amount: zeroMoney };
  const opening = kind === 'Spot' ? leaves : openingPart(terms, leaves, account.netQuantity(instrument));
  const margin = scale(asMoney(notionalFor(price, opening, contractSize)), initialMarginRate);
  const fee = scale(asMoney(notionalFor(price, leaves, contractSize)), takerRate);
  return { currency: quoteCurrency, amount: add(margin, fee) };
}

/** What is left of an order after it closed the position on the other side. */
function openingPart({ side }: OrderTerms, leaves: Quantity, net: Quantity): Quantity {
  return isAgainst(side, net) ? largerOf(zeroQuantity, subtract(leaves, absolute(net))) : leaves;
}

/** True when an order of this side makes the position smaller, at first. */
export const isAgainst = (side: OrderTerms['side'], net: Quantity): boolean =>
  !isZero(net) && isNegative(net) === (side === 'Buy');

/** True when a limit order could trade at once against the best price of the other side. */
export function crosses(
  { side, limitPrice }: Pick<OrderTerms, 'side' | 'limitPrice'>,
  touch: Price | undefined,
): boolean {
  if (touch === undefined || limitPrice === null) return false;
  return side === 'Buy' ? atLeast(limitPrice, touch) : atLeast(touch, limitPrice);
}
