import { quantityOf } from '@bot/core';
import { ok } from '../apiAnswer';
import { type Endpoint } from '../handled';
import { badArgument } from '../problems';
import { decimalIn, textIn } from '../request/body';
import { clientOrderIdIn, wordOn } from './createOrder';

/** `POST /orders/close_position`: a market order against what is held. `size` in contracts; without it, all. */
export const closePosition: Endpoint = (request, view) => {
  const body = request.body();
  const clientOrderId = clientOrderIdIn(body);
  const instrumentId = textIn(body, 'product_id');
  if (instrumentId === null) throw badArgument('valid product_id is required');
  const size = decimalIn(body, 'size');
  const close = { clientOrderId, instrumentId, ...(size !== null && { quantity: quantityOf(size) }) };
  return { kind: 'Close', close, word: (said) => ok(wordOn(said, { terms: null, echo: {}, view })) };
};
