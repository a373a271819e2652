import { priceOf, quantityOf, type ClientOrderId, type InstrumentId, type OrderRequest, type Side } from '@bot/core';
import { decimalText } from '../text/decimalText';

/** Amounts are decimal text. Without a limit it is a market order. */
export interface PersonalOrder {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly quantity: string;
  readonly limit?: string;
}

/** @throws FixtureError NotDecimalText */
export const personalRequest = (
  clientOrderId: ClientOrderId,
  { instrumentId, side, quantity, limit }: PersonalOrder,
): OrderRequest => ({
  clientOrderId,
  instrumentId,
  side,
  type: limit === undefined ? 'Market' : 'Limit',
  quantity: quantityOf(decimalText(quantity, 'quantity')),
  limitPrice: limit === undefined ? null : priceOf(decimalText(limit, 'limit price')),
  timeInForce: limit === undefined ? 'IOC' : 'GTC',
  postOnly: false,
  reduceOnly: false,
});
