import { fromSteps, type OrderProgress } from '@bot/core';
import { venueOrderIdOf } from '../ids';
import { recordOf, type ProgressRecord } from '../reports';
import { moneyFrom, notionalFrom } from '../units';
import type { OrderAtVenue } from '../venueState';

/** In decimals, as the account hears it. Worked example: 20,000 lots of 0.00000001 at 50,000 are 0.0002, worth 10. */
export function progressFrom(record: ProgressRecord): OrderProgress {
  const { order, status, filledLots, filledValue, fees, reason, at } = record;
  const { clientOrderId, instrumentId } = order.entry;
  return {
    clientOrderId,
    venueOrderId: venueOrderIdOf(order.orderNo),
    instrumentId,
    status,
    cumulativeQuantity: fromSteps(filledLots, order.market.listing.instrument.lotSize),
    filledValue: notionalFrom(filledValue),
    commission: moneyFrom(fees),
    reason,
    at,
  };
}

/** Where the order stands now. */
export const progressOf = (order: OrderAtVenue): OrderProgress => progressFrom(recordOf(order));
