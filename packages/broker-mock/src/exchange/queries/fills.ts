import { fromSteps, type EpochMs, type FillDetail } from '@bot/core';
import { reversalIdOf, tradeIdOf, venueOrderIdOf } from '../ids';
import { moneyFrom } from '../units';
import type { AccountId } from '../venueEvent';
import { marketNamed, type FillAtVenue, type VenueState } from '../venueState';

/** The fills of the account that the venue still remembers, made at or after `since`, oldest first. */
export const fillsOf = (state: VenueState, accountId: AccountId, since: EpochMs = 0): readonly FillDetail[] =>
  state.fills.filter((fill) => fill.accountId === accountId && fill.at >= since).map((fill) => fillFrom(state, fill));

/** In decimals. A reversal has an id of its own, and the amounts of the trade that it takes back (VR-305). */
export function fillFrom(state: VenueState, fill: FillAtVenue): FillDetail {
  const { orderNo, entry, tradeNo, ticks, lots, liquidity, fee, at, reverses } = fill;
  const { tickSize, lotSize, quoteCurrency, instrumentId } = marketNamed(state, entry.instrumentId).listing.instrument;
  return {
    tradeId: reverses === null ? tradeIdOf(tradeNo) : reversalIdOf(reverses),
    clientOrderId: entry.clientOrderId,
    venueOrderId: venueOrderIdOf(orderNo),
    instrumentId,
    side: entry.side,
    price: fromSteps(ticks, tickSize),
    quantity: fromSteps(lots, lotSize),
    liquidity,
    commission: moneyFrom(fee),
    commissionCurrency: quoteCurrency,
    at,
    ...(reverses !== null && { tradeType: 'Reversal' as const, reverses: tradeIdOf(reverses) }),
  };
}
