import {
  absolute,
  add,
  asMoney,
  atLeast,
  exceeds,
  isMultipleOf,
  isNegative,
  isPositive,
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
  type RejectReason,
} from '@bot/core';
import { coins, type OrderHold, type ScriptedAccount } from './scriptedAccount';

/** What the venue looks at when an order arrives. */
export interface Admission {
  readonly terms: OrderTerms;
  readonly instrument: Instrument;
  /** What the order would pay or get now; undefined while there is no price. */
  readonly touch: Price | undefined;
  readonly takerRate: Ratio;
  readonly account: ScriptedAccount;
}

/** Why the venue refuses an order; null when it takes it. */
export function refusalOf(admission: Admission): RejectReason | null {
  return refusalOfTerms(admission) ?? refusalOfSize(admission) ?? refusalOfFunds(admission);
}

function refusalOfTerms({ terms, touch, instrument, account }: Admission): RejectReason | null {
  if ((terms.type === 'Limit') !== (terms.limitPrice !== null)) return 'UnsupportedOrder';
  if (terms.type === 'Market' && terms.postOnly) return 'UnsupportedOrder';
  if (terms.type === 'Market' && touch === undefined) return 'NoLiquidity';
  if (terms.postOnly && crosses(terms, touch)) return 'PostOnlyWouldCross';
  if (terms.reduceOnly && !reduces(terms, account.netQuantity(instrument))) return 'ReduceOnlyWouldIncrease';
  return null;
}

function refusalOfSize({ terms, touch, instrument }: Admission): RejectReason | null {
  const { quantity, limitPrice } = terms;
  if (!isMultipleOf(quantity, instrument.lotSize)) return 'InvalidPrecision';
  if (limitPrice !== null && !isMultipleOf(limitPrice, instrument.tickSize)) return 'InvalidPrecision';
  if (!isPositive(quantity) || exceeds(instrument.minQuantity, quantity)) return 'BelowMinimumSize';
  if (exceeds(quantity, instrument.maxQuantity)) return 'AboveMaximumSize';
  const price = limitPrice ?? touch;
  const notional = price === undefined ? undefined : notionalFor(price, quantity, instrument.contractSize);
  return notional !== undefined && exceeds(instrument.minNotional, notional) ? 'BelowMinimumSize' : null;
}

function refusalOfFunds(admission: Admission): RejectReason | null {
  const hold = holdFor(admission, admission.terms.quantity);
  return exceeds(hold.amount, admission.account.available(hold.currency)) ? 'InsufficientFunds' : null;
}

/** True when a limit order could trade at once against the best price of the other side. */
export function crosses({ side, limitPrice }: OrderTerms, touch: Price | undefined): boolean {
  if (touch === undefined || limitPrice === null) return false;
  return side === 'Buy' ? atLeast(limitPrice, touch) : atLeast(touch, limitPrice);
}

/**
 * What is kept back while `leaves` may still fill, the fee included. Worked example: buy 0.1 at 49,000 with a fee of
 * 0.6 % holds 4,929.40; a sale of spot holds the coins.
 */
export function holdFor(admission: Admission, leaves: Quantity): OrderHold {
  const { terms, instrument, touch, takerRate, account } = admission;
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

const reduces = ({ side, quantity }: OrderTerms, net: Quantity): boolean =>
  isAgainst(side, net) && atLeast(absolute(net), quantity);

const isAgainst = (side: OrderTerms['side'], net: Quantity): boolean =>
  !isZero(net) && isNegative(net) === (side === 'Buy');
