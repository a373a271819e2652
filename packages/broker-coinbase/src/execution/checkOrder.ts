import {
  exceeds,
  isMultipleOf,
  isPositive,
  notionalFor,
  toText,
  type AnyAmount,
  type OrderRequest,
  type Price,
} from '@bot/core';
import type { Refused } from '../mapping/rejectReasons';
import type { Product } from '../mapping/products';

const MAX_ID_LENGTH = 128;
/** The end of the year 9999: what is later has no text. */
const MAX_EPOCH_MS = 253_402_300_799_999;

/**
 * What the venue would refuse for its figures alone, and what it has no words for: said here, and not sent. null when nothing is
 * wrong. Whether the account can pay and what the market says is up to the venue.
 */
export const checkOrder = (product: Product, request: OrderRequest): Refused | null =>
  checkKind(product, request) ?? checkSteps(product, request) ?? checkSize(product, request);

function checkKind({ instrument: { kind }, maxLeverage }: Product, request: OrderRequest): Refused | null {
  const { side, type, timeInForce, postOnly, reduceOnly, limitPrice, stopPrice, quoteSize, leverage, stopDirection } =
    request;
  const isSpot = kind === 'Spot';
  const isMarket = type === 'Market';
  const hasStop = type === 'StopLimit' || type === 'Bracket';
  const waits = timeInForce === 'GTC' || timeInForce === 'GTD';
  if (request.clientOrderId.length > MAX_ID_LENGTH)
    return unsupported(`An id has at most ${MAX_ID_LENGTH} characters.`);
  if (isMarket !== (limitPrice === null)) {
    return unsupported(isMarket ? 'A market order has no limit price.' : `A ${type} order needs a limit price.`);
  }
  if (hasStop !== (stopPrice !== undefined)) {
    return unsupported(hasStop ? `A ${type} order needs a stop price.` : `A ${type} order has no stop price.`);
  }
  if (stopDirection !== undefined && type !== 'StopLimit')
    return unsupported('Only a stop-limit has a stop direction.');
  if (hasStop && !waits) return unsupported(`A ${type} order is good till cancelled or till a date.`);
  if (isMarket && timeInForce === 'GTD') return unsupported('A market order does not wait for a date.');
  if (isMarket && timeInForce === 'FOK' && isSpot) return unsupported('A market order in spot cannot be fill or kill.');
  if (postOnly && (type !== 'Limit' || !waits))
    return unsupported('Only a limit order that may wait can be post-only.');
  if (quoteSize !== undefined && (!isMarket || side === 'Sell' || !isSpot)) {
    return unsupported('Only a market buy in spot may state what it spends.');
  }
  if (type === 'Bracket' && isSpot && side === 'Buy') return unsupported('A bracket in spot is a sell.');
  if (timeInForce === 'GTD' && !isDate(request.expiresAt)) {
    return { reason: 'InvalidExpiry', message: 'An order good till a date needs one.' };
  }
  if (reduceOnly && isSpot && side === 'Buy') {
    return { reason: 'ReduceOnlyWouldIncrease', message: 'A buy in spot can only increase what is held.' };
  }
  const takesReduceOnly = isMarket || (type === 'Limit' && timeInForce === 'GTC');
  if (reduceOnly && !isSpot && !takesReduceOnly) {
    return unsupported('Only market orders and limit orders good till cancelled can be reduce-only.');
  }
  if (leverage === undefined) return null;
  if (isSpot) return unsupported('Spot has no leverage.');
  if (isPositive(leverage) && !(maxLeverage !== null && exceeds(leverage, maxLeverage))) return null;
  return {
    reason: 'InvalidLeverage',
    message: `The leverage is not above zero and up to ${maxLeverage && toText(maxLeverage)}.`,
  };
}

function checkSteps({ instrument, quoteIncrement }: Product, request: OrderRequest): Refused | null {
  const { tickSize, lotSize } = instrument;
  const { quantity, quoteSize, limitPrice, stopPrice } = request;
  if (quoteSize !== undefined) {
    if (!isPositive(quoteSize)) return { reason: 'BelowMinimumSize', message: 'What is spent must be above zero.' };
    if (!isMultipleOf(quoteSize, quoteIncrement)) return imprecise('quote size', quoteSize, quoteIncrement);
  } else {
    if (!isPositive(quantity)) return { reason: 'BelowMinimumSize', message: 'The quantity must be above zero.' };
    if (!isMultipleOf(quantity, lotSize)) return imprecise('quantity', quantity, lotSize);
  }
  for (const price of [limitPrice, stopPrice]) {
    if (price === null || price === undefined) continue;
    if (!isPositive(price) || !isMultipleOf(price, tickSize)) return imprecise('price', price, tickSize);
  }
  return null;
}

function checkSize({ instrument }: Product, { quantity, quoteSize, limitPrice }: OrderRequest): Refused | null {
  const { minQuantity, maxQuantity, minNotional, contractSize } = instrument;
  const least = `The order must be worth at least ${toText(minNotional)} ${instrument.quoteCurrency}.`;
  if (quoteSize !== undefined) {
    return exceeds(minNotional, quoteSize) ? { reason: 'BelowMinimumSize', message: least } : null;
  }
  if (exceeds(minQuantity, quantity)) {
    return { reason: 'BelowMinimumSize', message: `The quantity is below the minimum of ${toText(minQuantity)}.` };
  }
  if (exceeds(quantity, maxQuantity)) {
    return { reason: 'AboveMaximumSize', message: `The quantity is above the maximum of ${toText(maxQuantity)}.` };
  }
  const isTooSmall = limitPrice !== null && exceeds(minNotional, notionalFor(limitPrice, quantity, contractSize));
  return isTooSmall ? { reason: 'BelowMinimumSize', message: least } : null;
}

/** Whether new terms are whole steps of the product. */
export function isWholeSteps({ instrument }: Product, price: Price, quantity: OrderRequest['quantity']): boolean {
  return (
    isPositive(price) &&
    isPositive(quantity) &&
    isMultipleOf(price, instrument.tickSize) &&
    isMultipleOf(quantity, instrument.lotSize)
  );
}

const isDate = (at: number | undefined): boolean =>
  Number.isSafeInteger(at) && Number(at) >= 0 && Number(at) <= MAX_EPOCH_MS;

const unsupported = (message: string): Refused => ({ reason: 'UnsupportedOrder', message });

const imprecise = (what: string, amount: AnyAmount, step: AnyAmount): Refused => ({
  reason: 'InvalidPrecision',
  message: `The ${what} ${toText(amount)} is no multiple of ${toText(step)} above zero.`,
});
