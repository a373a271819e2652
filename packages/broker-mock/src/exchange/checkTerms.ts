import {
  exceeds,
  fromSteps,
  isMultipleOf,
  isPositive,
  notionalFor,
  toText,
  type AnyAmount,
  type Instrument,
  type OrderRequest,
  type RejectReason,
} from '@bot/core';

/** Why an order is refused, and with which words. */
export interface Refusal {
  readonly reason: RejectReason;
  readonly message: string;
}

export const refusal = (reason: RejectReason, message: string): Refusal => ({ reason, message });

/** What can be judged by the order and the instrument alone; null when nothing is wrong. */
export function checkTerms(instrument: Instrument, request: OrderRequest): Refusal | null {
  return checkKind(request) ?? checkSteps(instrument, request) ?? checkSize(instrument, request);
}

function checkKind({ type, limitPrice, postOnly, timeInForce }: OrderRequest): Refusal | null {
  if (type === 'Limit' && limitPrice === null) return refusal('UnsupportedOrder', 'A limit order needs a limit price.');
  if (type === 'Market' && limitPrice !== null)
    return refusal('UnsupportedOrder', 'A market order has no limit price.');
  if (postOnly && (type === 'Market' || timeInForce !== 'GTC')) {
    return refusal('UnsupportedOrder', 'Only a limit order that may wait (GTC) can be post-only.');
  }
  return null;
}

function checkSteps({ tickSize, lotSize }: Instrument, { quantity, limitPrice }: OrderRequest): Refusal | null {
  if (!isPositive(quantity)) return refusal('BelowMinimumSize', 'The quantity must be above zero.');
  if (!isMultipleOf(quantity, lotSize)) {
    return refusal('InvalidPrecision', `The quantity ${toText(quantity)} is not a multiple of ${toText(lotSize)}.`);
  }
  if (limitPrice === null) return null;
  if (!isPositive(limitPrice) || !isMultipleOf(limitPrice, tickSize) || isUncountable(limitPrice, tickSize)) {
    return refusal(
      'InvalidPrecision',
      `The price ${toText(limitPrice)} is no multiple of ${toText(tickSize)} above zero.`,
    );
  }
  return null;
}

function checkSize(instrument: Instrument, { quantity, limitPrice }: OrderRequest): Refusal | null {
  const { minQuantity, maxQuantity, minNotional, contractSize } = instrument;
  if (exceeds(minQuantity, quantity)) {
    return refusal(
      'BelowMinimumSize',
      `The quantity ${toText(quantity)} is below the minimum of ${toText(minQuantity)}.`,
    );
  }
  if (exceeds(quantity, maxQuantity)) {
    return refusal(
      'AboveMaximumSize',
      `The quantity ${toText(quantity)} is above the maximum of ${toText(maxQuantity)}.`,
    );
  }
  if (limitPrice === null) return null;
  const notional = notionalFor(limitPrice, quantity, contractSize);
  if (!exceeds(minNotional, notional)) return null;
  return refusal('BelowMinimumSize', `The value ${toText(notional)} is below the minimum of ${toText(minNotional)}.`);
}

/** More steps than a double counts exactly. */
const isUncountable = <A extends AnyAmount>(amount: A, step: A): boolean =>
  exceeds(amount, fromSteps(Number.MAX_SAFE_INTEGER, step));
