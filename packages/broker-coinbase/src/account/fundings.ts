import {
  add,
  isZero,
  negate,
  signed,
  type EpochMs,
  type FillDetail,
  type InstrumentId,
  type Quantity,
} from '@bot/core';

export interface HeldOverTime {
  readonly instrumentId: InstrumentId;
  readonly fundingIntervalMs: number;
  /** Signed, now. */
  readonly netQuantity: Quantity;
  /** Since `since`, oldest first. */
  readonly fills: readonly FillDetail[];
}

/**
 * Whether a position was held when funding was paid, which happens at every whole interval (assumed: of UTC). What was held before
 * a fill is what is held after it, less the fill.
 * Worked example: long 1 since 10:20, now it is 10:50, paid hourly → false; now it is 11:00 → true.
 */
export function wasHeldAtFunding(
  { fundingIntervalMs, netQuantity, fills }: HeldOverTime,
  since: EpochMs,
  now: EpochMs,
): boolean {
  let held = netQuantity;
  let until = now;
  for (const fill of [...fills].reverse()) {
    if (!isZero(held) && hasFundingBetween(fill.at, until, fundingIntervalMs)) return true;
    held = add(held, negate(movedBy(fill)));
    until = fill.at;
  }
  return !isZero(held) && hasFundingBetween(since, until, fundingIntervalMs);
}

/** Both ends count: a payment in doubt is one. */
const hasFundingBetween = (from: EpochMs, to: EpochMs, intervalMs: number): boolean =>
  Math.floor(to / intervalMs) * intervalMs >= from;

function movedBy({ side, quantity, tradeType }: FillDetail): Quantity {
  const moved = signed(side, quantity);
  return tradeType === 'Reversal' ? negate(moved) : moved;
}
