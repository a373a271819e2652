import type { EpochMs } from '@bot/core';
import { endOrder } from './naiveEnds';
import { isLive } from './naiveLookups';
import { settleFunding } from './naiveFunding';
import type { NaiveOrder, NaiveVenue } from './naiveVenue';

/** When something happens by itself next; null when nothing will. */
export function nextDueAt(venue: NaiveVenue): EpochMs | null {
  const ends = venue.orders.filter(isLive).flatMap((order) => [order.cancelAt, expiryOf(order)]);
  const times = [...ends, ...venue.markets.map(({ nextFundingAt }) => nextFundingAt)].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** What was due: cancels and expiries in their order, then funding. */
export function passTime(venue: NaiveVenue, at: EpochMs): void {
  const due = venue.orders
    .filter(isLive)
    .flatMap((order) => [
      { order, status: 'Canceled' as const, reason: 'CanceledByUser' as const, dueAt: order.cancelAt },
      { order, status: 'Expired' as const, reason: 'Expired' as const, dueAt: expiryOf(order) },
    ])
    .flatMap((end) => (end.dueAt === null || end.dueAt > at ? [] : [{ ...end, dueAt: end.dueAt }]))
    .sort((a, b) => a.dueAt - b.dueAt);
  for (const { order, status, reason } of due) if (isLive(order)) endOrder(venue, order, status, reason, at);
  for (const market of venue.markets) {
    while (market.nextFundingAt !== null && market.nextFundingAt <= at) settleFunding(venue, market, at);
  }
}

const expiryOf = ({ entry }: NaiveOrder): EpochMs | null => (entry.timeInForce === 'GTD' ? entry.expiresAt : null);

/** VR-406. Funding begins with the first full interval after the first event. */
export function beginFunding(venue: NaiveVenue, at: EpochMs): void {
  for (const market of venue.markets) {
    const { isPerpetual, fundingEveryMs } = market.listing;
    if (isPerpetual) market.nextFundingAt ??= (Math.floor(at / fundingEveryMs) + 1) * fundingEveryMs;
  }
}
