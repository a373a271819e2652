import type { EpochMs } from '@bot/core';
import { known, naiveAccount, note, pay } from './naiveLookups';
import { valueAtMark } from './naiveMargin';
import { OTHERS, type NaiveMarket, type NaiveVenue } from './naiveVenue';

const MAX_PPB = 500_000;

/** VR-406. On the value at the mark, cut to a unit. Worked example: long 1 at 50,000 and 100,000 ppb (0.01 %) pays 5. */
export function settleFunding(venue: NaiveVenue, market: NaiveMarket, at: EpochMs): void {
  const { listing, nextFundingAt } = market;
  market.nextFundingAt = known(nextFundingAt) + listing.fundingEveryMs;
  const ppb = ratePpb(market);
  const payments = venue.accounts
    .filter(({ accountId }) => accountId !== OTHERS)
    .map((account) => {
      const units = -(valueAtMark(account, market) * BigInt(ppb)) / 1_000_000_000n;
      return { account, units };
    })
    .filter(({ units }) => units !== 0n);
  const sum = payments.reduce((total, { units }) => total + units, 0n);
  for (const { account, units } of payments) pay(account, listing.quote, units);
  pay(naiveAccount(venue, OTHERS), listing.quote, -sum);
  note(venue, at, `${listing.instrumentId} funding ${ppb}`);
}

/** VR-407. Worked example: a mark of 100.5 over an index of 100 is 0.5 % and would be 0.0208 % an hour; at most 0.05 %. */
export function ratePpb({ setPpb, markHalfTicks: mark, indexHalfTicks }: NaiveMarket): number {
  if (setPpb !== null) return setPpb;
  const index = indexHalfTicks ?? mark;
  if (mark === null || index === null) return 0;
  const premium = Math.trunc(((mark - index) * 1_000_000_000) / (24 * index));
  return Math.max(-MAX_PPB, Math.min(MAX_PPB, premium));
}
