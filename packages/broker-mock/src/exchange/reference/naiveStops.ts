import type { InstrumentId } from '@bot/core';
import type { OrderEntry } from '../venueEvent';
import { known, naiveMarket } from './naiveLookups';
import type { NaiveOrder, NaiveVenue } from './naiveVenue';

/** VR-113, VR-117. A trade, whoever traded: it reaches stops, the nearest first, then by age. */
export function noteTrade(venue: NaiveVenue, instrumentId: InstrumentId, ticks: number): void {
  naiveMarket(venue, instrumentId).last = ticks;
  const reached = venue.orders.filter(
    (order) => order.entry.instrumentId === instrumentId && order.waitsForStop && isReached(order, ticks),
  );
  const stopOf = ({ entry }: NaiveOrder): number => known(entry.stopTicks);
  const up = reached.filter(({ entry }) => entry.stopDirection === 'Up').sort((a, b) => stopOf(a) - stopOf(b));
  const down = reached.filter(({ entry }) => entry.stopDirection === 'Down').sort((a, b) => stopOf(b) - stopOf(a));
  for (const order of [...up, ...down]) {
    order.waitsForStop = false;
    venue.woken.push(order);
  }
}

export const isReached = ({ entry }: Pick<NaiveOrder, 'entry'>, last: number): boolean =>
  entry.stopDirection === 'Up' ? last >= known(entry.stopTicks) : last <= known(entry.stopTicks);

/** VR-115. Worked example: a sell with its stop at 103 goes to 97 (97.85 lowered), a buy to 109 (108.15 raised). */
export function beyondStop({ side, stopTicks }: Pick<OrderEntry, 'side' | 'stopTicks'>): number {
  const stop = known(stopTicks);
  return side === 'Sell' ? Math.floor((stop * 95) / 100) : Math.ceil((stop * 105) / 100);
}
