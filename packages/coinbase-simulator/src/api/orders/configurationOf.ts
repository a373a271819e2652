import { toText, type JsonObject, type OrderTerms } from '@bot/core';
import { venueOrderFrom, type OrderAtVenue } from '@bot/broker-mock';
import { toRfc3339Seconds } from '../time';
import { kindNameOf } from './orderKinds';

/** The `order_configuration` of an order at the venue, with what was amended since. */
export function configurationOf(order: OrderAtVenue): JsonObject {
  const { terms, isLiquidation = false } = venueOrderFrom(order);
  const name = isLiquidation ? 'liquidation_market_gtc' : kindNameOf(terms);
  return { [name]: { ...fieldsOf(terms), rfq_enabled: false, rfq_disabled: false, reduce_only: terms.reduceOnly } };
}

function fieldsOf(terms: OrderTerms): JsonObject {
  const { type, quantity, quoteSize, limitPrice, stopPrice, stopDirection, expiresAt, postOnly } = terms;
  const stop = stopPrice === undefined ? null : toText(stopPrice);
  return {
    ...(quoteSize === undefined ? { base_size: toText(quantity) } : { quote_size: toText(quoteSize) }),
    ...(limitPrice !== null && { limit_price: toText(limitPrice) }),
    ...(stop !== null && (type === 'Bracket' ? { stop_trigger_price: stop } : { stop_price: stop })),
    ...(stopDirection !== undefined && { stop_direction: `STOP_DIRECTION_STOP_${stopDirection.toUpperCase()}` }),
    ...(expiresAt !== undefined && { end_time: toRfc3339Seconds(expiresAt) }),
    ...(type === 'Limit' && { post_only: postOnly }),
  };
}
