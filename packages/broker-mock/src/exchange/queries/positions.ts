import { fromSteps, priceFor, type Currency, type Price, type VenuePosition } from '@bot/core';
import type { Listing } from '../listing';
import { notionalFrom, quantityFrom } from '../units';
import type { AccountId } from '../venueEvent';
import { accountOf, holdingOf, positionOf, type Account, type PositionAtVenue, type VenueState } from '../venueState';

/** Spot: the coins, with their average cost where all of them were traded here. Perpetual: the position. Flat ones are left out. */
export function positionsOf(state: VenueState, accountId: AccountId): readonly VenuePosition[] {
  const account = accountOf(state, accountId);
  const seen = new Set<Currency>();
  return [...state.markets.values()].flatMap(({ listing }): VenuePosition[] => {
    if (listing.isPerpetual) return perpetualPosition(account, listing);
    // Coins that several instruments trade are held once.
    if (seen.has(listing.instrument.baseCurrency)) return [];
    seen.add(listing.instrument.baseCurrency);
    return spotPosition(account, listing);
  });
}

function perpetualPosition(account: Account, listing: Listing): VenuePosition[] {
  const { instrumentId, lotSize } = listing.instrument;
  const position = positionOf(account, instrumentId);
  if (position.lots === 0) return [];
  const netQuantity = fromSteps(position.lots, lotSize);
  return [{ instrumentId, netQuantity, averageEntryPrice: averagePriceOf(listing, position) }];
}

function spotPosition(account: Account, listing: Listing): VenuePosition[] {
  const { instrumentId, baseCurrency } = listing.instrument;
  const { total } = holdingOf(account, baseCurrency);
  if (total === 0n) return [];
  const position = positionOf(account, instrumentId);
  const isKnown = BigInt(position.lots) * listing.lotUnits === total;
  const averageEntryPrice = isKnown ? averagePriceOf(listing, position) : null;
  return [{ instrumentId, netQuantity: quantityFrom(total), averageEntryPrice }];
}

/** Worked example: long 0.02 with a basis of 960 entered at 48,000; so did short 0.02 with a basis of −960. */
function averagePriceOf({ instrument }: Listing, { lots, basis }: Readonly<PositionAtVenue>): Price {
  const { lotSize, contractSize } = instrument;
  return priceFor(notionalFrom(basis < 0n ? -basis : basis), fromSteps(Math.abs(lots), lotSize), contractSize);
}
