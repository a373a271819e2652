import { add, assert, placeHold, releaseHold, subtract, type Instrument } from '@bot/core';
import { holdOf, pendingOf, spentCurrency } from './hold';
import { balanceIn, bookNamed, openAccount, pendingIn, type OrderAtVenue, type VenueState } from './venueState';

/** Brings what the account keeps back for an order up to what the order still needs; nothing for an order that ended. */
export function refreshReservation(state: VenueState, order: OrderAtVenue): void {
  const { instrument } = bookNamed(state, order.request.instrumentId);
  if (instrument.kind === 'Spot') refreshHold(state, order, instrument);
  else refreshPending(state, order, instrument);
}

function refreshHold(state: VenueState, order: OrderAtVenue, instrument: Instrument): void {
  const account = openAccount(state, order.accountId);
  const currency = spentCurrency(instrument, order.request);
  const hold = holdOf(instrument, order);
  const held = placeHold(releaseHold(balanceIn(account, currency), order.hold), hold);
  assert(held !== null, `the account has the ${currency} that order ${order.venueOrderId} keeps back`);
  account.balances.set(currency, held);
  order.hold = hold;
}

function refreshPending(state: VenueState, order: OrderAtVenue, instrument: Instrument): void {
  const account = openAccount(state, order.accountId);
  const pending = pendingOf(instrument, order);
  const change = subtract(pending, order.pending);
  const { buys, sells } = pendingIn(account, instrument.instrumentId);
  const isBuy = order.request.side === 'Buy';
  account.pending.set(
    instrument.instrumentId,
    isBuy ? { buys: add(buys, change), sells } : { buys, sells: add(sells, change) },
  );
  order.pending = pending;
}
