import { fromSteps, ratioOf, scale, type EpochMs, type InstrumentId, type MarginSummary, type Price } from '@bot/core';
import { liquidationPriceOf } from '../perpetual/liquidationPriceOf';
import { marginSummary } from '../perpetual/marginSummary';
import { perpetualsHeld } from '../perpetual/perpetualsHeld';
import { moneyFrom } from '../units';
import type { AccountId } from '../venueEvent';
import { accountOf, marketNamed, type VenueState } from '../venueState';

/** How the account stands in each quote currency of perpetuals, in decimals (VR-411). */
export function marginsOf(state: VenueState, accountId: AccountId, at: EpochMs): readonly MarginSummary[] {
  const perpetuals = [...state.markets.values()].filter(({ listing }) => listing.isPerpetual);
  const currencies = new Set(perpetuals.map(({ listing }) => listing.instrument.quoteCurrency));
  const held = perpetualsHeld(state, accountOf(state, accountId)).map(({ listing }) => listing.instrument);
  return [...currencies].map((currency): MarginSummary => {
    const margins = marginSummary(state, accountId, currency, at);
    return {
      currency,
      equity: moneyFrom(margins.equity),
      initialMargin: moneyFrom(margins.initialMargin),
      maintenanceMargin: moneyFrom(margins.maintenanceMargin),
      liquidationBuffer: moneyFrom(margins.liquidationBuffer),
      liquidationPrices: held
        .filter(({ quoteCurrency }) => quoteCurrency === currency)
        .map(({ instrumentId }) => ({ instrumentId, price: priceOf(state, accountId, instrumentId) })),
    };
  });
}

function priceOf(state: VenueState, accountId: AccountId, instrumentId: InstrumentId): Price | null {
  const halfTicks = liquidationPriceOf(state, accountOf(state, accountId), instrumentId);
  if (halfTicks === null) return null;
  return scale(
    fromSteps<Price>(halfTicks, marketNamed(state, instrumentId).listing.instrument.tickSize),
    ratioOf('0.5'),
  );
}
