import { balanceOf, type Balance, type Currency, type Money } from '@bot/core';
import { moneyFrom, type Units } from '../units';
import type { AccountId } from '../venueEvent';
import { accountOf, type VenueState } from '../venueState';

/** What the account has of each currency that it ever had, in the order in which it came. */
export const balancesOf = (state: VenueState, accountId: AccountId): readonly Balance[] =>
  [...accountOf(state, accountId).holdings].map(([currency, { total, hold }]) =>
    balanceOf(currency, moneyFrom(total), moneyFrom(hold)),
  );

/** What the insurance of the venue has paid for the account so far, by currency. */
export const insuredOf = (state: VenueState, accountId: AccountId): ReadonlyMap<Currency, Money> =>
  new Map([...accountOf(state, accountId).insured].map(([currency, units]) => [currency, moneyFrom(units)]));

/**
 * Σ of each currency over all accounts, fees, insurance and everybody else included. The open cost basis of perpetuals counts as
 * paid out of the cash, so that the sum stays the same to the last digit between deposits, however results are realised.
 * Worked example: long 1 at 100 and short 1 at 100 cost 100 and −100, which is nothing together; sold at 110 to the short, one
 * has 10 more, the other 10 less.
 */
export function totalsOf(state: VenueState): ReadonlyMap<Currency, Money> {
  const totals = new Map<Currency, Units>();
  const count = (currency: Currency, units: Units): void => {
    totals.set(currency, (totals.get(currency) ?? 0n) + units);
  };
  for (const { holdings, positions } of state.accounts.values()) {
    for (const [currency, { total }] of holdings) count(currency, total);
    for (const [instrumentId, { basis }] of positions) {
      const listing = state.markets.get(instrumentId)?.listing;
      if (listing?.isPerpetual === true) count(listing.instrument.quoteCurrency, -basis);
    }
  }
  return new Map([...totals].map(([currency, units]) => [currency, moneyFrom(units)]));
}
