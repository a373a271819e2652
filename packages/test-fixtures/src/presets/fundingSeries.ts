import { add, one, ratioOf, scale, toText, type FundingPayment, type InstrumentId } from '@bot/core';
import { uniform01 } from '@bot/simulation';
import { decimalText } from '../text/decimalText';
import type { World } from '../world/world';

export interface FundingSeriesOptions {
  /** Default: BTC-PERP. */
  readonly instrumentId?: InstrumentId;
  /** What longs pay shorts in an interval, as a fraction of the value. Default: 0.0001, which is 0.01 %. */
  readonly base?: string;
  /** How far a rate may be from the base, as a fraction of it: 0.5 draws from half to one and a half. Default: 0, all the same. */
  readonly swing?: string;
  /** How many fundings. Default: 3. */
  readonly count?: number;
}

/**
 * Lets so many fundings of a perpetual go by, each at a rate around the base, the same for the same seed; gives what the venue
 * booked for the account. Worked example: 1 BTC-PERP at 50,000 pays 5 at each of three fundings, together 15.
 * @throws FixtureError NotDecimalText, also for a JavaScript number
 */
export async function fundingSeries(
  world: World,
  { instrumentId = 'BTC-PERP', base = '0.0001', swing = '0', count = 3 }: FundingSeriesOptions = {},
): Promise<readonly FundingPayment[]> {
  const { venue } = world;
  const rate = ratioOf(decimalText(base, 'rate'));
  const widest = ratioOf(decimalText(swing, 'swing'));
  const dice = world.random.fork('funding series');
  const before = venue.truth.fundings().length;
  for (let n = 0; n < count; n += 1) {
    // From −1 to 1 in thousandths: a rate is an amount, and no float.
    const drawn = ratioOf(String(Math.round(uniform01(dice) * 2_000 - 1_000) / 1_000));
    venue.market(instrumentId).fundingRate(toText(scale(rate, add(one, scale(widest, drawn)))));
    await world.advance('1h');
  }
  venue.market(instrumentId).fundingRate(null);
  return venue.truth.fundings().slice(before);
}
