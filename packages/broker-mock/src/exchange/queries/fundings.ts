import { fromUnits, type EpochMs, type FundingPayment, type Ratio } from '@bot/core';
import { moneyFrom } from '../units';
import type { AccountId } from '../venueEvent';
import type { FundingAtVenue } from '../perpetual/fundingAtVenue';
import { marketNamed, type VenueState } from '../venueState';

/** The payments of funding of the account that the venue still remembers, made at or after `since`, oldest first. */
export const fundingsOf = (state: VenueState, accountId: AccountId, since: EpochMs = 0): readonly FundingPayment[] =>
  state.fundings
    .filter((funding) => funding.accountId === accountId && funding.at >= since)
    .map((funding) => paymentFrom(state, funding));

/** An instrument pays once for an interval, so both together name a payment (VR-410). */
function paymentFrom(state: VenueState, { instrumentId, units, ppb, dueAt, at }: FundingAtVenue): FundingPayment {
  return {
    fundingId: `${instrumentId}-${dueAt}`,
    instrumentId,
    currency: marketNamed(state, instrumentId).listing.instrument.quoteCurrency,
    amount: moneyFrom(units),
    fundingRate: fromUnits<Ratio>(BigInt(ppb), 9),
    at,
  };
}
