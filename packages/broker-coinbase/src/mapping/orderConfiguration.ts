import { toText, type EpochMs, type OrderRequest, type OrderTerms, type Price } from '@bot/core';
import type { CreateOrderBody, OrderConfiguration } from '../endpoints/createOrder';
import { timeText } from './times';

/**
 * An order in the venue's words. What it has no words for was refused before (`execution/checkOrder.ts`).
 * Worked example: a limit buy of 0.01 at 50,000, GTC → `{ limit_limit_gtc: { base_size: '0.01', limit_price: '50000', post_only: false } }`.
 */
export function orderConfigurationOf(terms: OrderTerms, isSpot: boolean): OrderConfiguration {
  const { type, timeInForce, quantity, limitPrice, quoteSize, postOnly, stopPrice } = terms;
  const baseSize = { base_size: toText(quantity) };
  // Whoever sells coins can only reduce.
  const reduceOnly = terms.reduceOnly && !isSpot ? { reduce_only: true } : {};
  const limit = { ...baseSize, limit_price: priceText(limitPrice) };
  const ends = { end_time: timeText(terms.expiresAt as EpochMs) };
  switch (type) {
    case 'Market': {
      const size = quoteSize === undefined ? baseSize : { quote_size: toText(quoteSize) };
      return { [timeInForce === 'FOK' ? 'market_market_fok' : 'market_market_ioc']: { ...size, ...reduceOnly } };
    }
    case 'Limit':
      if (timeInForce === 'IOC') return { sor_limit_ioc: limit };
      if (timeInForce === 'FOK') return { limit_limit_fok: limit };
      return timeInForce === 'GTD'
        ? { limit_limit_gtd: { ...limit, ...ends, post_only: postOnly } }
        : { limit_limit_gtc: { ...limit, post_only: postOnly, ...reduceOnly } };
    case 'StopLimit': {
      const stop = { ...limit, stop_price: priceText(stopPrice), stop_direction: directions[directionOf(terms)] };
      return timeInForce === 'GTD'
        ? { stop_limit_stop_limit_gtd: { ...stop, ...ends } }
        : { stop_limit_stop_limit_gtc: stop };
    }
    case 'Bracket': {
      const bracket = { ...limit, stop_trigger_price: priceText(stopPrice) };
      return timeInForce === 'GTD'
        ? { trigger_bracket_gtd: { ...bracket, ...ends } }
        : { trigger_bracket_gtc: bracket };
    }
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
