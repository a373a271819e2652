import { notionalOf, priceOf, quantityOf, zeroQuantity, type JsonObject, type OrderTerms, type Side } from '@bot/core';
import { decimalIn, flagIn, objectIn, timeIn, wordIn, type Body } from '../request/body';
import { orderKinds, type OrderKind } from './orderKinds';
import { wireRefusal, type WireRefusal } from './refusals';

/** What of the terms stands in the `order_configuration`. */
export type ConfiguredTerms = Omit<OrderTerms, 'instrumentId' | 'leverage'>;

/** The configuration as it was sent, for the answer, and what it asks for. */
export interface ReadConfiguration {
  readonly echo: JsonObject;
  readonly read: ConfiguredTerms | WireRefusal;
}

export const isRefused = (read: object): read is WireRefusal => 'preview' in read;

const unsupported = (message: string): WireRefusal => wireRefusal('UnsupportedOrder', message);
const NO_LIMIT: WireRefusal = {
  error: 'INVALID_LIMIT_PRICE',
  preview: 'PREVIEW_INVALID_LIMIT_PRICE',
  message: 'Invalid limit price',
};
const NO_STOP: WireRefusal = {
  error: 'INVALID_REQUEST',
  preview: 'PREVIEW_INVALID_STOP_PRICE',
  message: 'Invalid stop price',
};

/** The words of the venue, as they were captured. */
const MARKET_SELL = 'rpc error: code = InvalidArgument desc = Market sells must be parameterized in base currency';

/** @throws ApiProblem 400 for a value that is not of its kind */
export function readConfiguration(body: Body, side: Side): ReadConfiguration {
  const configuration = objectIn(body, 'order_configuration') ?? {};
  const given = Object.keys(configuration).filter((name) => configuration[name] !== null);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    return { echo: configuration, read: unsupported('An order has exactly one configuration.') };
  }
  const kind = orderKinds.get(name);
  if (kind === undefined) {
    return { echo: configuration, read: unsupported(`The simulated venue takes no orders of the kind ${name}.`) };
  }
  return { echo: configuration, read: readTerms(objectIn(configuration, name) ?? {}, kind, side) };
}

function readTerms(fields: Body, kind: OrderKind, side: Side): ConfiguredTerms | WireRefusal {
  const { type, timeInForce } = kind;
  const size = readSize(fields, kind, side);
  if (isRefused(size)) return size;
  const limit = type === 'Market' ? null : decimalIn(fields, 'limit_price');
  if (type !== 'Market' && limit === null) return NO_LIMIT;
  const stop = hasStop(type) ? decimalIn(fields, type === 'Bracket' ? 'stop_trigger_price' : 'stop_price') : null;
  if (hasStop(type) && stop === null) return NO_STOP;
  const expiresAt = timeInForce === 'GTD' ? timeIn(fields, 'end_time') : null;
  if (timeInForce === 'GTD' && expiresAt === null) return wireRefusal('InvalidExpiry', 'end_time is required');
  const direction = type === 'StopLimit' ? wordIn(fields, 'stop_direction', directions) : null;
  return {
    ...{ side, type, timeInForce, ...size },
    limitPrice: limit === null ? null : priceOf(limit),
    postOnly: flagIn(fields, 'post_only'),
    reduceOnly: flagIn(fields, 'reduce_only'),
    ...(stop !== null && { stopPrice: priceOf(stop) }),
    ...(direction !== null && { stopDirection: direction === 'STOP_DIRECTION_STOP_UP' ? 'Up' : 'Down' }),
    ...(expiresAt !== null && { expiresAt }),
  };
}

/** Only what a market buy spends may be said in quote currency: of a limit order it is not known how it would count fees. */
function readSize(
  fields: Body,
  { type }: OrderKind,
  side: Side,
): Pick<OrderTerms, 'quantity' | 'quoteSize'> | WireRefusal {
  const [base, quote] = [decimalIn(fields, 'base_size'), decimalIn(fields, 'quote_size')];
  if ((base === null) === (quote === null)) return unsupported('An order has either base_size or quote_size.');
  if (base !== null) return { quantity: quantityOf(base) };
  if (type !== 'Market') return unsupported('The simulated venue takes quote_size for market orders only.');
  if (side === 'Sell') return unsupported(MARKET_SELL);
  return { quantity: zeroQuantity, quoteSize: notionalOf(String(quote)) };
}

const directions = ['STOP_DIRECTION_STOP_UP', 'STOP_DIRECTION_STOP_DOWN'] as const;

const hasStop = (type: OrderKind['type']): boolean => type === 'StopLimit' || type === 'Bracket';
