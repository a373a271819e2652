import type { RiskLimits } from '../config/botConfig';
import type { Instrument } from '../instrument/instrument';
import {
  absolute,
  add,
  asMoney,
  exceeds,
  isNegative,
  isPositive,
  isZero,
  largerOf,
  notionalFor,
  scale,
  subtract,
} from '../money/arithmetic';
import {
  ratioOf,
  toText,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type AnyAmount,
  type Money,
  type Notional,
  type Price,
  type Quantity,
  type Ratio,
} from '../money/amount';
import { isMultipleOf } from '../money/rounding';
import type { OrderIntent } from '../order/order';
import { signed } from '../order/side';
import { denialReasons, type DenialReason } from './denialReasons';
import type { TradingMode } from './tradingMode';

/** Everything an order is judged on: position plus live orders, worst case. */
export interface RiskContext {
  readonly mode: TradingMode;
  readonly reconciled: boolean;
  readonly instrument: Instrument | undefined;
  /** undefined when there is no price yet, which counts as stale. */
  readonly mark: Price | undefined;
  readonly markAgeMs: number;
  readonly netQuantity: Quantity;
  /** What live orders may still buy and sell, in this instrument. */
  readonly liveBuyQuantity: Quantity;
  readonly liveSellQuantity: Quantity;
  /** Quote currency that no live order and no position needs. */
  readonly availableCash: Money;
  /** Notional of all positions and live orders of all instruments. */
  readonly exposure: Notional;
  readonly equity: Money;
  readonly takerFeeRate: Ratio;
  readonly limits: RiskLimits;
}

declare const approved: unique symbol;
/** An order that passed `checkRisk`; there is no other way to get one, so an unapproved order cannot be sent, by type. */
export type Approved<T> = T & { readonly [approved]: true };

export interface Denial {
  readonly reason: DenialReason;
  /** The numbers that explain it, as decimal text, by the names of `denialReasons`. */
  readonly numbers: { readonly [name: string]: string };
}

export type RiskVerdict =
  /** `hold` is the cash that the order may need. */
  | { readonly verdict: 'Approved'; readonly intent: Approved<OrderIntent>; readonly hold: Money }
  | ({ readonly verdict: 'Denied' } & Denial);

/** A market order may be filled away from the mark: this part is added before the cash is checked. 1 %, assumed. */
const MARKET_ORDER_MARGIN = ratioOf('1.01');

interface Judged {
  readonly intent: OrderIntent;
  readonly instrument: Instrument;
  /** How much of the position no live order closes yet. */
  readonly reducible: Quantity;
  readonly reducing: boolean;
  /** Worst case; null when there is no price to value the order at. */
  readonly notional: Notional | null;
}

type Check = (order: Judged, context: RiskContext) => { readonly [name: string]: AnyAmount | number } | null;

const checks: Record<Exclude<DenialReason, 'UnknownInstrument'>, Check> = {
  TradingHalted: (_, { mode }) => (mode === 'Halted' ? {} : null),
  NotReconciled: (_, { reconciled }) => (reconciled ? null : {}),
  InvalidQuantity: ({ intent: { quantity }, instrument: { lotSize } }) =>
    isPositive(quantity) && isMultipleOf(quantity, lotSize) ? null : { quantity, lotSize },
  InvalidPrice({ intent, instrument: { tickSize } }) {
    if (intent.type === 'Market') return null;
    const price = intent.limitPrice;
    if (price === null) return { tickSize };
    return isPositive(price) && isMultipleOf(price, tickSize) ? null : { price, tickSize };
  },
  BelowMinimumSize({ intent: { quantity }, instrument: { minQuantity, minNotional }, notional }) {
    const tooFew = exceeds(minQuantity, quantity);
    const tooCheap = notional !== null && exceeds(minNotional, notional);
    return tooFew || tooCheap ? { quantity, minQuantity, notional: notional ?? zeroNotional, minNotional } : null;
  },
  AboveMaximumSize: ({ intent: { quantity }, instrument: { maxQuantity } }) =>
    exceeds(quantity, maxQuantity) ? { quantity, maxQuantity } : null,
  ReduceOnlyWouldIncrease: ({ intent, reducing, reducible }) =>
    intent.reduceOnly && !reducing ? { quantity: intent.quantity, reducible } : null,
  ReduceOnly: ({ intent: { quantity }, reducible }, { mode, limits }) =>
    mode === 'ReduceOnly' || limits.reduceOnly ? { quantity, reducible } : null,
  StaleMark: (_, { mark, markAgeMs, limits: { maxMarkAgeMs } }) =>
    mark === undefined || !(markAgeMs <= maxMarkAgeMs) ? { markAgeMs, maxMarkAgeMs } : null,
  ShortingNotAllowed({ intent, instrument, reducible }, { netQuantity, limits }) {
    const allowed = instrument.kind === 'Perpetual' && limits.allowShorts;
    if (intent.side === 'Buy' || allowed) return null;
    return { quantity: intent.quantity, reducible: isPositive(netQuantity) ? reducible : zeroQuantity };
  },
  MaxTradeValue({ notional }, { limits: { maxTradeValueUsd } }) {
    if (maxTradeValueUsd === null) return null;
    return notional === null || exceeds(notional, maxTradeValueUsd)
      ? { notional: notional ?? zeroNotional, maxTradeValueUsd }
      : null;
  },
  PositionCap({ intent }, { netQuantity, liveBuyQuantity, liveSellQuantity, limits }) {
    const cap = limits.positionCaps[intent.instrumentId];
    if (cap === undefined) return null;
    const liveOrders = intent.side === 'Buy' ? liveBuyQuantity : liveSellQuantity;
    const after = add(signed(intent.side, add(liveOrders, intent.quantity)), netQuantity);
    return exceeds(absolute(after), cap) ? { position: netQuantity, liveOrders, quantity: intent.quantity, cap } : null;
  },
  MaxLeverage({ notional }, { exposure, equity, limits: { maxLeverage } }) {
    const allowed = scale(equity, maxLeverage);
    return notional === null || exceeds(asMoney(add(exposure, notional)), allowed)
      ? { exposure, notional: notional ?? zeroNotional, equity, maxLeverage }
      : null;
  },
  InsufficientBalance(order, context) {
    const required = cashNeeded(order, context);
    return exceeds(required, context.availableCash) ? { required, available: context.availableCash } : null;
  },
};

/**
 * Judges an order. Fails closed: what is not known counts against it. The first reason of `denialReasons` that holds is given.
 * Worked example: 0.025 BTC at 50,000 with a trade value limit of 1,000 → MaxTradeValue, notional 1250.
 */
export function checkRisk(intent: OrderIntent, context: RiskContext): RiskVerdict {
  const { instrument } = context;
  if (instrument === undefined) return denied('UnknownInstrument', {});
  const order = judge(intent, instrument, context);

  for (const [reason, check] of Object.entries(checks) as [keyof typeof checks, Check][]) {
    if (order.reducing && !denialReasons[reason].bindsReducing) continue;
    const numbers = check(order, context);
    if (numbers !== null) return denied(reason, numbers);
  }
  return {
    verdict: 'Approved',
    intent: intent as Approved<OrderIntent>,
    hold: order.reducing ? zeroMoney : cashNeeded(order, context),
  };
}

/** An order reduces when it is opposite to the position and no larger than what no other live order closes already. */
function judge(intent: OrderIntent, instrument: Instrument, context: RiskContext): Judged {
  const { netQuantity, liveBuyQuantity, liveSellQuantity, mark } = context;
  const closing = isPositive(netQuantity) ? liveSellQuantity : liveBuyQuantity;
  const reducible = largerOf(subtract(absolute(netQuantity), closing), zeroQuantity);
  const opposes = !isZero(netQuantity) && isNegative(netQuantity) === (intent.side === 'Buy');
  const price = worstPrice(intent, mark);
  return {
    intent,
    instrument,
    reducible,
    reducing: opposes && !exceeds(intent.quantity, reducible),
    notional: price === null ? null : notionalFor(price, intent.quantity, instrument.contractSize),
  };
}

function worstPrice(intent: OrderIntent, mark: Price | undefined): Price | null {
  if (intent.limitPrice === null || intent.type === 'Market') return mark ?? null;
  return intent.side === 'Buy' || mark === undefined ? intent.limitPrice : largerOf(intent.limitPrice, mark);
}

/** Notional (times the initial margin rate) plus commission. Worked example: 500 at a fee of 1 %, limit order → 505. */
function cashNeeded({ intent, instrument, notional }: Judged, { takerFeeRate }: RiskContext): Money {
  if (notional === null) return zeroMoney;
  const value = asMoney(intent.type === 'Market' ? scale(notional, MARKET_ORDER_MARGIN) : notional);
  return add(scale(value, instrument.initialMarginRate), scale(value, takerFeeRate));
}

function denied(reason: DenialReason, numbers: { readonly [name: string]: AnyAmount | number }): RiskVerdict {
  const shown = Object.entries(numbers).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(value) : toText(value),
  ]);
  return { verdict: 'Denied', reason, numbers: Object.fromEntries(shown) as Record<string, string> };
}
