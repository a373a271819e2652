import type { Currency } from '@bot/core';
import type { Account, MarketState, VenueState } from '../venueState';

/** The perpetuals in which the account has a position, in the order in which it came to them. */
export function perpetualsHeld({ markets }: VenueState, { positions }: Account): readonly MarketState[] {
  const held: MarketState[] = [];
  for (const [instrumentId, { lots }] of positions) {
    const market = markets.get(instrumentId);
    if (lots !== 0 && market?.listing.isPerpetual === true) held.push(market);
  }
  return held;
}

/** Whether there is any. Every spot order asks. */
export function holdsPerpetuals({ markets }: VenueState, { positions }: Account): boolean {
  for (const [instrumentId, { lots }] of positions) {
    if (lots !== 0 && markets.get(instrumentId)?.listing.isPerpetual === true) return true;
  }
  return false;
}

/** Those that the venue trades in a quote currency. */
export function perpetualsIn({ markets }: VenueState, currency: Currency): readonly MarketState[] {
  const traded: MarketState[] = [];
  for (const market of markets.values()) {
    const { isPerpetual, instrument } = market.listing;
    if (isPerpetual && instrument.quoteCurrency === currency) traded.push(market);
  }
  return traded;
}
