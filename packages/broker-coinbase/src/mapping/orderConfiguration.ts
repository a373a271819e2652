import { toText, type OrderRequest, type OrderTerms, type Price } from '@bot/core';
import type { CreateOrderBody, OrderConfiguration } from '../endpoints/createOrder';
import { timeText } from './times';

/**
 * An order in the venue's words. What it has no words for was refused before (`execution/checkOrder.ts`).
 * Worked example: a limit buy of 0.01 at 50,000, GTC → `{ limit_limit_gtc: { base_size: '0.01', limit_price: '50000', post_only: false } }`.
 */
export function orderConfigurationOf(terms: OrderTerms, isSpot: boolean): OrderConfiguration {
  const { type, timeInForce, quantity, limitPrice, quoteSize, postOnly, stopPrice, expiresAt } = terms;
  const base = { base_size: toText(quantity) };
  // Whoever sells coins can only reduce.
  const reduceOnly = terms.reduceOnly && !isSpot ? { reduce_only: true } : {};
  if (type === 'Market') {
    const size = quoteSize === undefined ? base : { quote_size: toText(quoteSize) };
    return { [timeInForce === 'FOK' ? 'market_market_fok' : 'market_market_ioc']: { ...size, ...reduceOnly } };
  }
  const limit = { ...base, limit_price: priceText(limitPrice) };
  const ends = expiresAt === undefined ? {} : { end_time: timeText(expiresAt) };
  const suffix = timeInForce === 'GTD' ? 'gtd' : 'gtc';
  switch (type) {
    case 'Limit':
      if (timeInForce === 'IOC') return { sor_limit_ioc: limit };
      if (timeInForce === 'FOK') return { limit_limit_fok: limit };
      return { [`limit_limit_${suffix}`]: { ...limit, ...ends, post_only: postOnly, ...reduceOnly } };
    case 'StopLimit': {
      const stop = { stop_price: priceText(stopPrice), stop_direction: directions[directionOf(terms)] };
      return { [`stop_limit_stop_limit_${suffix}`]: { ...limit, ...stop, ...ends } };
    }
    case 'Bracket':
      return { [`trigger_bracket_${suffix}`]: { ...limit, stop_trigger_price: priceText(stopPrice), ...ends } };
  }
}

export function createOrderBody(request: OrderRequest, isSpot: boolean): CreateOrderBody {
  return {
    client_order_id: request.clientOrderId,
    product_id: request.instrumentId,
    side: request.side === 'Buy' ? 'BUY' : 'SELL',
    order_configuration: orderConfigurationOf(request, isSpot),
    ...(request.leverage === undefined ? {} : { leverage: toText(request.leverage), margin_type: 'CROSS' }),
  };
}

const directions = { Up: 'STOP_DIRECTION_STOP_UP', Down: 'STOP_DIRECTION_STOP_DOWN' } as const;
const directionOf = ({ stopDirection, side }: OrderTerms): keyof typeof directions =>
  stopDirection ?? (side === 'Buy' ? 'Up' : 'Down');
const priceText = (price: Price | null | undefined): string => toText(price as Price);
