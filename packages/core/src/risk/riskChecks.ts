import { absolute, add, asMoney, exceeds, isPositive, scale } from '../money/arithmetic';
import { zeroNotional, zeroQuantity, type AnyAmount } from '../money/amount';
import { isMultipleOf } from '../money/rounding';
import { signed } from '../order/side';
import type { DenialReason } from './denialReasons';
import { cashNeeded, type JudgedOrder } from './judgedOrder';
import type { RiskContext } from './riskContext';

/** null when the order passes, else the numbers that explain why it does not. */
export type RiskCheck = (
  order: JudgedOrder,
  context: RiskContext,
) => { readonly [name: string]: AnyAmount | number } | null;

/** One check for each reason; a reason without one does not compile. An unknown instrument leaves nothing to check. */
export const riskChecks: Record<Exclude<DenialReason, 'UnknownInstrument'>, RiskCheck> = {
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
  EntriesPaused: ({ intent: { quantity }, reducible }, { mode }) =>
    mode === 'EntriesPaused' ? { quantity, reducible } : null,
  ReduceOnly: ({ intent: { quantity }, reducible }, { mode, limits }) =>
    mode === 'ReduceOnly' || limits.reduceOnly ? { quantity, reducible } : null,
  StaleMark: (_, { mark, markAgeMs, limits: { maxMarkAgeMs } }) =>
    // A mark from the future says as little about now as one from the past.
    mark === undefined || !isPositive(mark) || !(Math.abs(markAgeMs) <= maxMarkAgeMs)
      ? { markAgeMs, maxMarkAgeMs }
      : null,
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
    const required = cashNeeded(order, context.takerFeeRate);
    return exceeds(required, context.availableCash) ? { required, available: context.availableCash } : null;
  },
};
