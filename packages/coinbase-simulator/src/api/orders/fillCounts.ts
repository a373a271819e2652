import type { EpochMs } from '@bot/core';
import type { VenueState } from '@bot/broker-mock';

/** Of one order. */
export interface FillCount {
  readonly count: number;
  readonly lastAt: EpochMs | null;
}

const NONE: FillCount = { count: 0, lastAt: null };

/** How often each order was filled, and when last, of all fills that the venue remembers. Found once for a whole list. */
export function fillCounts({ fills }: VenueState): (orderNo: number) => FillCount {
  const counts = new Map<number, FillCount>();
  for (const { orderNo, at, reverses } of fills) {
    if (reverses === null) counts.set(orderNo, { count: (counts.get(orderNo) ?? NONE).count + 1, lastAt: at });
  }
  return (orderNo) => counts.get(orderNo) ?? NONE;
}
