import {
  exceeds,
  fromSteps,
  isMultipleOf,
  isPositive,
  toChartNumber,
  toSteps,
  toText,
  type AnyAmount,
  type Instrument,
  type OrderRequest,
  type Price,
} from '@bot/core';
import type { Listing } from '../listing';
import { unitsOf } from '../units';
import type { OrderEntry } from '../venueEvent';
import { refusal, type Refusal } from './refusal';

/** A request in whole numbers, or why it cannot be one (VR-106, VR-109, VR-111, VR-116, VR-201). */
export function readOrder(listing: Listing, request: OrderRequest): OrderEntry | Refusal {
  return checkKind(listing.instrument, request) ?? checkSteps(listing.instrument, request) ?? entryOf(listing, request);
}

export const isRefusal = (read: OrderEntry | Refusal): read is Refusal => 'reason' in read;

function checkKind({ kind }: Instrument, request: OrderRequest): Refusal | null {
  const { side, type, timeInForce, postOnly, limitPrice, stopPrice, quoteSize, leverage, stopDirection } = request;
  const isMarket = type === 'Market';
  const hasStop = type === 'StopLimit' || type === 'Bracket';
  const waits = timeInForce === 'GTC' || timeInForce === 'GTD';
  if (isMarket !== (limitPrice === null)) {
    return unsupported(isMarket ? 'A market order has no limit price.' : `A ${type} order needs a limit price.`);
  }
  if (hasStop !== (stopPrice !== undefined)) {
    return unsupported(hasStop ? `A ${type} order needs a stop price.` : `A ${type} order has no stop price.`);
  }
  if (stopDirection !== undefined && type !== 'StopLimit')
    return unsupported('Only a stop-limit has a stop direction.');
  if (hasStop && !waits) return unsupported(`A ${type} order is good till cancelled or till a date.`);
  if (isMarket && waits && timeInForce === 'GTD') return unsupported('A market order does not wait for a date.');
  if (isMarket && timeInForce === 'FOK' && kind === 'Spot') {
    return unsupported('A market order in spot cannot be fill or kill.');
  }
  if (postOnly && (type !== 'Limit' || !waits)) {
    return unsupported('Only a limit order that may wait (GTC, GTD) can be post-only.');
  }
  if (quoteSize !== undefined && (!isMarket || side === 'Sell' || kind !== 'Spot')) {
    return unsupported('Only a market buy in spot may state what it spends; anything else is stated in base currency.');
  }
  if (type === 'Bracket' && kind === 'Spot' && side === 'Buy') return unsupported('A bracket in spot is a sell.');
  if (leverage !== undefined && kind === 'Spot') return unsupported('Spot has no leverage.');
  return null;
}

function checkSteps(instrument: Instrument, request: OrderRequest): Refusal | null {
  const { tickSize, lotSize } = instrument;
  const { quantity, quoteSize, limitPrice, stopPrice } = request;
  if (quoteSize === undefined) {
    if (!isPositive(quantity)) return refusal('BelowMinimumSize', 'The quantity must be above zero.');
    if (!isMultipleOf(quantity, lotSize)) return imprecise('quantity', quantity, lotSize);
    if (isUncountable(quantity, lotSize))
      return refusal('AboveMaximumSize', 'The quantity is larger than any order may be.');
  } else if (!isPositive(quoteSize)) {
    return refusal('BelowMinimumSize', 'What is spent must be above zero.');
  } else if (!isMultipleOf<AnyAmount>(quoteSize, tickSize)) {
    return imprecise('quote size', quoteSize, tickSize);
  }
  for (const price of [limitPrice, stopPrice]) {
    if (price === null || price === undefined) continue;
    if (!isPositive(price) || !isMultipleOf(price, tickSize) || isUncountable(price, tickSize)) {
      return imprecise('price', price, tickSize);
    }
  }
  return null;
}

function entryOf({ instrument }: Listing, request: OrderRequest): OrderEntry {
  const { clientOrderId, instrumentId, side, type, timeInForce, postOnly, reduceOnly } = request;
  const { quantity, quoteSize, limitPrice, stopPrice, stopDirection, expiresAt, leverage } = request;
  const ticks = (price: Price | null | undefined): number | null =>
    price === null || price === undefined ? null : toSteps(price, instrument.tickSize);
  return {
    ...{ clientOrderId, instrumentId, side, type, timeInForce, postOnly, reduceOnly },
    lots: quoteSize === undefined ? toSteps(quantity, instrument.lotSize) : 0,
    spend: quoteSize === undefined ? 0n : unitsOf(quoteSize),
    limitTicks: ticks(limitPrice),
    stopTicks: ticks(stopPrice),
    stopDirection: directionOf(request, stopDirection),
    expiresAt: timeInForce === 'GTD' ? (expiresAt ?? 0) : null,
    leverage: leverage === undefined ? null : toChartNumber(leverage),
  };
}

/** A bracket's stop ends a loss: below for a sell, above for a buy. */
function directionOf({ type, side }: OrderRequest, asked: OrderRequest['stopDirection']): OrderEntry['stopDirection'] {
  if (type === 'Bracket') return side === 'Sell' ? 'Down' : 'Up';
  return type === 'StopLimit' ? (asked ?? (side === 'Buy' ? 'Up' : 'Down')) : null;
}

const unsupported = (message: string): Refusal => refusal('UnsupportedOrder', message);

const imprecise = (what: string, amount: AnyAmount, step: AnyAmount): Refusal =>
  refusal('InvalidPrecision', `The ${what} ${toText(amount)} is no multiple of ${toText(step)} above zero.`);

/** More steps than a double counts exactly. */
export const isUncountable = <A extends AnyAmount>(amount: A, step: A): boolean =>
  exceeds(amount, fromSteps(Number.MAX_SAFE_INTEGER, step));
