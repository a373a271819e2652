import {
  absolute,
  asMoney,
  atLeast,
  exceeds,
  isMultipleOf,
  isPositive,
  notionalFor,
  one,
  scale,
  type AnyAmount,
  type EpochMs,
  type Instrument,
  type Quantity,
  type Ratio,
  type RejectReason,
} from '@bot/core';
import { crosses, holdFor, isAgainst, type HoldBasis } from './holdFor';
import { refusalOfMarket, type MarketBasis, type ScriptedRules } from './marketRefusal';
import { refusalOfKind } from './orderKind';

/** What the venue looks at when an order arrives. */
export interface Admission extends HoldBasis, MarketBasis {
  /** What may still fill. */
  readonly leaves: Quantity;
  /** Of the account, in the instrument. */
  readonly openOrders: number;
  readonly now: EpochMs;
}

/** Why the venue refuses an order; null when it takes it. */
export function refusalOf(admission: Admission): RejectReason | null {
  for (const check of checks) {
    const reason = check(admission);
    if (reason !== null) return reason;
  }
  return null;
}

/** What is wrong first is what the caller hears. */
const checks: readonly ((admission: Admission) => RejectReason | null)[] = [
  ({ terms, instrument }) => refusalOfKind(terms, instrument),
  refusalOfPrecision,
  refusalOfSize,
  refusalOfLimits,
  refusalOfMarket,
  refusalOfReducing,
  refusalOfFunds,
];

function refusalOfPrecision({ terms, instrument }: Admission): RejectReason | null {
  const { tickSize, lotSize } = instrument;
  const inTicks: readonly (AnyAmount | null | undefined)[] = [terms.limitPrice, terms.stopPrice, terms.quoteSize];
  const isBetween = (amount: AnyAmount | null | undefined): boolean =>
    amount !== null && amount !== undefined && !isMultipleOf<AnyAmount>(amount, tickSize);
  return inTicks.some(isBetween) || !isMultipleOf(terms.quantity, lotSize) ? 'InvalidPrecision' : null;
}

function refusalOfSize({ terms, touch, instrument, leaves }: Admission): RejectReason | null {
  const { minQuantity, maxQuantity, minNotional, contractSize } = instrument;
  const quantity = terms.quoteSize === undefined ? terms.quantity : leaves;
  if (!isPositive(quantity) || exceeds(minQuantity, quantity)) return 'BelowMinimumSize';
  if (exceeds(quantity, maxQuantity)) return 'AboveMaximumSize';
  const price = terms.limitPrice ?? touch;
  const notional = terms.quoteSize ?? (price === undefined ? undefined : notionalFor(price, quantity, contractSize));
  return notional !== undefined && exceeds(minNotional, notional) ? 'BelowMinimumSize' : null;
}

function refusalOfLimits({ terms, instrument, rules, openOrders, now }: Admission): RejectReason | null {
  const { expiresAt, leverage, timeInForce, type } = terms;
  if (timeInForce === 'GTD' && (expiresAt === undefined || expiresAt <= now)) return 'InvalidExpiry';
  if (leverage !== undefined && isTooMuch(leverage, instrument, rules)) return 'InvalidLeverage';
  const waits = type !== 'Market' && (timeInForce === 'GTC' || timeInForce === 'GTD');
  return waits && openOrders >= (rules.maxOpenOrders ?? Infinity) ? 'TooManyOpenOrders' : null;
}

/** Ten times the money needs a margin rate of a tenth. */
const isTooMuch = (leverage: Ratio, { initialMarginRate }: Instrument, { maxLeverage }: ScriptedRules): boolean =>
  maxLeverage === undefined ? exceeds(scale(leverage, initialMarginRate), one) : exceeds(leverage, maxLeverage);

function refusalOfReducing({ terms, touch, instrument, leaves, account }: Admission): RejectReason | null {
  if (terms.type === 'Market' && touch === undefined) return 'NoLiquidity';
  if (terms.type === 'Limit' && terms.postOnly && crosses(terms, touch)) return 'PostOnlyWouldCross';
  const net = account.netQuantity(instrument);
  const reduces = isAgainst(terms.side, net) && atLeast(absolute(net), leaves);
  return terms.reduceOnly && !reduces ? 'ReduceOnlyWouldIncrease' : null;
}

function refusalOfFunds(admission: Admission): RejectReason | null {
  const { terms, instrument, account, leaves } = admission;
  const { currency, amount } =
    terms.quoteSize === undefined
      ? holdFor(admission, leaves)
      : { currency: instrument.quoteCurrency, amount: asMoney(terms.quoteSize) };
  return exceeds(amount, account.available(currency)) ? 'InsufficientFunds' : null;
}
