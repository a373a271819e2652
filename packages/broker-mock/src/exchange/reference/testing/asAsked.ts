import { fromSteps, notionalOf, ratioOf, toText, type OrderRequest } from '@bot/core';
import { isRefusal, readOrder } from '../../order/readOrder';
import { notionalFrom } from '../../units';
import type { VenueCommand } from '../../venueCommand';
import type { OrderEntry } from '../../venueEvent';
import { marketNamed, type VenueState } from '../../venueState';
import type { NaiveCommand } from '../runNaive';

/** The command as it comes to the venue: an order is asked for in decimals, and what cannot be read is refused at the border. */
export function asAsked(state: VenueState, command: NaiveCommand): VenueCommand {
  if (command.type !== 'SubmitOrder') return command;
  const { at, accountId, entry } = command;
  const { listing } = marketNamed(state, entry.instrumentId);
  const read = readOrder(listing, requestOf(state, entry));
  if (!isRefusal(read)) return { ...command, entry: read };
  return { type: 'RefuseOrder', at, accountId, clientOrderId: entry.clientOrderId, ...read };
}

function requestOf(state: VenueState, entry: OrderEntry): OrderRequest {
  const { tickSize, lotSize } = marketNamed(state, entry.instrumentId).listing.instrument;
  const { clientOrderId, instrumentId, side, type, timeInForce, postOnly, reduceOnly } = entry;
  const { lots, spend, limitTicks, stopTicks, stopDirection, expiresAt, leverage } = entry;
  return {
    ...{ clientOrderId, instrumentId, side, type, timeInForce, postOnly, reduceOnly },
    quantity: fromSteps(lots, lotSize),
    limitPrice: limitTicks === null ? null : fromSteps(limitTicks, tickSize),
    ...(stopTicks !== null && { stopPrice: fromSteps(stopTicks, tickSize) }),
    ...(type === 'StopLimit' && stopDirection !== null && { stopDirection }),
    ...(spend > 0n && { quoteSize: notionalOf(toText(notionalFrom(spend))) }),
    ...(expiresAt !== null && { expiresAt }),
    ...(leverage !== null && { leverage: ratioOf(String(leverage)) }),
  };
}
