import type { EpochMs } from '@bot/core';
import type { OrderAtVenue, VenueState } from '@bot/broker-mock';

/** Of one order. */
export interface FillCount {
  readonly count: number;
  readonly lastAt: EpochMs | null;
}

const NONE: FillCount = { count: 0, lastAt: null };

/** How often each of these orders was filled, and when last, of all fills that the venue remembers. Found once for a whole list. */
export function fillCounts({ fills }: VenueState, orders: readonly OrderAtVenue[]): (orderNo: number) => FillCount {
  const counts = new Map<number, FillCount>();
  for (const { orderNo, filledLots } of orders) if (filledLots > 0) counts.set(orderNo, NONE);
  if (counts.size === 0) return () => NONE;
  for (const { orderNo, at, reverses } of fills) {
    const known = counts.get(orderNo);
    if (known !== undefined && reverses === null) counts.set(orderNo, { count: known.count + 1, lastAt: at });
  }
  return (orderNo) => counts.get(orderNo) ?? NONE;
}
