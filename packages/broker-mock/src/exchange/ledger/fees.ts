import type { Listing } from '../listing';
import { PPM, type Units } from '../units';

const MILLION = BigInt(PPM);

/** A share of a value, cut to a unit. Worked example: 500 at 1.2 % is 6. */
export const feeOf = (value: Units, ppm: number): Units => (value * BigInt(ppm)) / MILLION;

/** The fee of so many steps of value (ticks × lots), cut to a unit. */
export function feeOn(listing: Listing, steps: bigint, ppm: number): Units {
  const perStep = feePerStep(listing, ppm);
  return perStep === null ? feeOf(steps * listing.valueUnits, ppm) : steps * perStep;
}

/** So many steps of value and their fee together, cut to a unit. Worked example: 500 at 1.2 % is 506. */
export function withFee(listing: Listing, steps: bigint, ppm: number): Units {
  const perStep = feePerStep(listing, ppm);
  return perStep === null ? feeOf(steps * listing.valueUnits, PPM + ppm) : steps * (listing.valueUnits + perStep);
}

/**
 * What one step pays, where that is whole: then nothing needs to be divided. It is with all of Coinbase's products. Remembered,
 * because a venue has a handful of rates and asks for them at every order.
 */
function feePerStep({ valueUnits, feesPerStep }: Listing, ppm: number): Units | null {
  const known = feesPerStep.get(ppm);
  if (known !== undefined) return known;
  const scaled = valueUnits * BigInt(ppm);
  const perStep = scaled % MILLION === 0n ? scaled / MILLION : null;
  feesPerStep.set(ppm, perStep);
  return perStep;
}
