import {
  isPositive,
  quantityFor,
  ratioOf,
  zeroQuantity,
  type OrderTerms,
  type OrderType,
  type Side,
  type TimeInForce,
} from '@bot/core';
import type { WireOrder } from '../endpoints/listOrders';
import { decimalText, notionalOrZero, priceOrNull, quantityOrZero } from './decimals';
import { MalformedAnswer } from './malformedAnswer';
import { timeOrNull } from './times';
import type { UnknownValues } from './unknownValues';

const kinds: Readonly<Record<string, readonly [OrderType, TimeInForce]>> = {
  market_market_ioc: ['Market', 'IOC'],
  market_market_fok: ['Market', 'FOK'],
  sor_limit_ioc: ['Limit', 'IOC'],
  limit_limit_gtc: ['Limit', 'GTC'],
  limit_limit_gtd: ['Limit', 'GTD'],
  limit_limit_fok: ['Limit', 'FOK'],
  stop_limit_stop_limit_gtc: ['StopLimit', 'GTC'],
  stop_limit_stop_limit_gtd: ['StopLimit', 'GTD'],
  trigger_bracket_gtc: ['Bracket', 'GTC'],
  trigger_bracket_gtd: ['Bracket', 'GTD'],
  // Placed by the venue itself.
  liquidation_market_gtc: ['Market', 'IOC'],
  liquidation_market_gtd: ['Market', 'IOC'],
  rolling_market_gtc: ['Market', 'IOC'],
};

/** The terms of an order as the venue tells them. Of a kind that is not known here only the figures are told. @throws MalformedAnswer */
export function orderTermsFrom(order: WireOrder, unknowns: UnknownValues): OrderTerms {
  const [name, figures] = configurationOf(order);
  const limitPrice = priceOrNull(figures['limit_price'], 'limit_price');
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) unknowns.note('kind of order', name);
  const [type, timeInForce] = kind ?? [limitPrice === null ? 'Market' : 'Limit', 'GTC'];
  const quoteSize = notionalOrZero(figures['quote_size'], 'quote_size');
  const base = quantityOrZero(figures['base_size'], 'base_size');
  const stopPrice = priceOrNull(figures['stop_price'] ?? figures['stop_trigger_price'], 'stop_price');
  const expiresAt = timeInForce === 'GTD' ? timeOrNull(figures['end_time'], 'end_time') : null;
  const leverage = decimalText(order.leverage, 'leverage');
  const isSpent = isPositive(quoteSize) && !isPositive(base);
  // Others place limit orders by what is spent, too; ours state how much is bought.
  const quantity = isSpent && limitPrice !== null ? quantityFor(quoteSize, limitPrice) : isSpent ? zeroQuantity : base;
  return {
    instrumentId: order.product_id,
    side: sideFrom(order.side),
    type,
    quantity,
    limitPrice: type === 'Market' ? null : limitPrice,
    timeInForce,
    postOnly: figures['post_only'] === true,
    reduceOnly: figures['reduce_only'] === true,
    ...(stopPrice === null ? {} : { stopPrice }),
    ...(type === 'StopLimit'
      ? { stopDirection: String(figures['stop_direction']).endsWith('_UP') ? 'Up' : 'Down' }
      : {}),
    ...(isSpent && type === 'Market' ? { quoteSize } : {}),
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(leverage === null || !isPositive(ratioOf(leverage)) ? {} : { leverage: ratioOf(leverage) }),
  };
}

/** @throws MalformedAnswer */
export function sideFrom(side: unknown): Side {
  if (side === 'BUY') return 'Buy';
  if (side === 'SELL') return 'Sell';
  throw new MalformedAnswer('the side is neither BUY nor SELL');
}

type Figures = Readonly<Record<string, unknown>>;

/** The one kind that is filled in: some answers name the others, too, with null. */
function configurationOf({ order_configuration }: WireOrder): readonly [string, Figures] {
  for (const [name, figures] of Object.entries(order_configuration ?? {})) {
    if (typeof figures === 'object' && figures !== null) return [name, figures as Figures];
  }
  throw new MalformedAnswer('order_configuration is missing');
}
