import { assert, type EpochMs } from '@bot/core';
import type { Listing, OvernightMargin, TierPpm } from '../listing';
import { PPM, type Units } from '../units';
import { sizeOf } from './twiceValueOf';

const HOUR_MS = 3_600_000;

/**
 * What a signed value asks for, rounded up (VR-403). Both values are doubled, see `twiceValueOf`; the margin is not.
 * Worked example: 60,000 at 10 % asks for 6,000.
 */
export const marginOf = (listing: Listing, twiceValue: Units, at: EpochMs, kind: 'initial' | 'maintenance'): Units => {
  const rate = BigInt(rateFor(listing, twiceValue, at)[kind]);
  return ceilOf(sizeOf(twiceValue) * rate, 2n * BigInt(PPM));
};

/** The tiers that count at the time, lowest first. At night there is one, for every size. */
export function tiersAt({ tiers, overnight }: Listing, isShort: boolean, at: EpochMs): readonly TierPpm[] {
  if (overnight === null || isDay(overnight.dayHours, at)) return tiers;
  return [isShort ? overnight.short : overnight.long];
}

/** Of a numerator that is not below zero. Worked example: 7 ÷ 2 is 4. */
export const ceilOf = (numerator: bigint, divisor: bigint): bigint => (numerator + divisor - 1n) / divisor;

/** The highest tier that the value reaches; the lowest one holds from nothing on. */
function rateFor(listing: Listing, twiceValue: Units, at: EpochMs): TierPpm {
  const tiers = tiersAt(listing, twiceValue < 0n, at);
  const size = sizeOf(twiceValue);
  const tier = tiers.findLast(({ from }) => 2n * from <= size) ?? tiers[0];
  assert(tier !== undefined, `${listing.instrument.instrumentId} has margin rates`);
  return tier;
}

/** In UTC. A day that ends before it begins goes over midnight. */
function isDay([from, to]: OvernightMargin['dayHours'], at: EpochMs): boolean {
  const hour = Math.floor(at / HOUR_MS) % 24;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}
