import { add, assert, placeHold, releaseHold, subtract } from '@bot/core';
import { holdOf, pendingOf, spentCurrency } from './hold';
import { balanceIn, bookNamed, openAccount, pendingIn, type OrderAtVenue, type VenueState } from './venueState';

/** Brings what the account keeps back for an order up to what the order still needs; nothing for an order that ended. */
export function refreshReservation(state: VenueState, order: OrderAtVenue): void {
  const { instrument } = bookNamed(state, order.request.instrumentId);
  const account = openAccount(state, order.accountId);

  const hold = holdOf(instrument, order);
  const currency = spentCurrency(instrument, order.request);
  const held = placeHold(releaseHold(balanceIn(account, currency), order.hold), hold);
  assert(held !== null, `the account has the ${currency} that order ${order.venueOrderId} keeps back`);
  account.balances.set(currency, held);
  order.hold = hold;

  const pending = pendingOf(instrument, order);
  const { buys, sells } = pendingIn(account, instrument.instrumentId);
  const change = subtract(pending, order.pending);
  const changed =
    order.request.side === 'Buy' ? { buys: add(buys, change), sells } : { buys, sells: add(sells, change) };
  account.pending.set(instrument.instrumentId, changed);
  order.pending = pending;
}
