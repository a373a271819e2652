import type { EpochMs, InstrumentId } from '@bot/core';
import type { TierPpm } from '../listing';
import { PPM, type Units } from '../units';
import { marketNamed, positionOf, type Account, type MarketState, type VenueState } from '../venueState';
import { freeEquity, maintenanceMargin } from './margin';
import { ceilOf, marginOf, tiersAt } from './marginRates';
import { sizeOf, twiceValueOf } from './twiceValueOf';

/** The prices, in half ticks, at which one tier counts; `to` is null for the highest. */
interface Band {
  readonly from: bigint;
  readonly to: bigint | null;
  /** Of the maintenance. */
  readonly ppm: bigint;
}

const WHOLE = BigInt(PPM);

/**
 * The mark in half ticks, nearest to the present one, at which the account would be liquidated if nothing but this price moved; null
 * for a flat position, and where no price above zero does it. It takes the rates of the venue's present time.
 * Worked example: long 1 bought at 100 with a cash of 10 and a maintenance of 5 %: at 94.5 the equity of 4.5 is below the margin of
 * 4.725, at 95 the 5 are above 4.75.
 */
export function liquidationPriceOf(state: VenueState, account: Account, instrumentId: InstrumentId): number | null {
  const market = marketNamed(state, instrumentId);
  const { listing } = market;
  const position = positionOf(account, instrumentId);
  if (!listing.isPerpetual || position.lots === 0) return null;

  const at = state.at ?? 0;
  const { quoteCurrency } = listing.instrument;
  const value = twiceValueOf(market, position);
  const perHalfTick = BigInt(Math.abs(position.lots)) * listing.valueUnits;
  const bands = bandsOf(market, position.lots < 0, at, perHalfTick);
  const here = sizeOf(value) / perHalfTick;
  // Twice what is there when this position is worth nothing and asks for nothing.
  const buffer = freeEquity(state, account, quoteCurrency) - maintenanceMargin(state, account, quoteCurrency, at);
  const twiceRest = 2n * (buffer + marginOf(listing, value, at, 'maintenance')) - value;

  const price =
    position.lots > 0
      ? whenFalling(
          bands.filter(({ from }) => from <= here),
          twiceRest,
          perHalfTick,
        )
      : whenRising(
          bands.filter(({ to }) => to === null || to >= here),
          twiceRest,
          perHalfTick,
        );
  return price === null ? null : Number(price);
}

function bandsOf({ listing }: MarketState, isShort: boolean, at: EpochMs, perHalfTick: Units): readonly Band[] {
  const tiers = tiersAt(listing, isShort, at);
  const [lowest] = tiers;
  const startOf = (tier: TierPpm): bigint => (tier === lowest ? 1n : ceilOf(2n * tier.from, perHalfTick));
  return tiers.map((tier, index) => {
    const next = tiers[index + 1];
    return { from: startOf(tier), to: next === undefined ? null : startOf(next) - 1n, ppm: BigInt(tier.maintenance) };
  });
}

/** The highest price at which rest + price × (1 − rate) is below zero. */
function whenFalling(bands: readonly Band[], twiceRest: Units, perHalfTick: Units): bigint | null {
  if (twiceRest >= 0n) return null;
  for (const { from, ppm } of [...bands].reverse()) {
    // A margin as large as the value: then the price does not matter.
    if (ppm >= WHOLE) continue;
    const price = ceilOf(-twiceRest * WHOLE, perHalfTick * (WHOLE - ppm)) - 1n;
    if (price >= from) return price;
  }
  return null;
}

/** The lowest price at which rest − price × (1 + rate) is below zero. */
function whenRising(bands: readonly Band[], twiceRest: Units, perHalfTick: Units): bigint | null {
  for (const { from, to, ppm } of bands) {
    const price = (twiceRest * WHOLE) / (perHalfTick * (WHOLE + ppm)) + 1n;
    const reached = price > from ? price : from;
    if (to === null || reached <= to) return reached;
  }
  return null;
}
