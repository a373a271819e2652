import type { Clock, EpochMs, Logger } from '@bot/core';

/** The venue's clock, as far as it is known here: ours plus what was measured. */
export interface ServerClock {
  now(): EpochMs;
  /** The venue's clock − ours, in ms; null before it was measured. Beyond the bounds, too, where it is not corrected. */
  readonly skewMs: number | null;
  /** False when the last measurement was beyond what is corrected. */
  readonly isWithinBounds: boolean;
  /** The age of the last measurement, in ms; infinite before it. */
  measuredAgoMs(): number;
  /** What the venue answered to a question that was under way from `sentAt` (monotonic) until now. */
  measured(venueTime: EpochMs, sentAt: number): void;
}

/** A clock that is this wrong is to be set, not corrected: what else it says cannot be trusted either. */
export const MAX_SKEW_MS = 300_000;
/** Below it, what is measured is the way of the question. */
const NOTEWORTHY_MS = 1_000;

/** Worked example: asked at 10.000 s, answered 12.100 s at 10.200 s: the venue is 2,000 ms ahead, give or take the way. */
export function createServerClock(clock: Clock, logger: Logger): ServerClock {
  let skewMs: number | null = null;
  let correctedMs = 0;
  let measuredAt = -Infinity;

  return {
    now: () => clock.now() + correctedMs,
    get skewMs() {
      return skewMs;
    },
    get isWithinBounds() {
      return skewMs === null || Math.abs(skewMs) <= MAX_SKEW_MS;
    },
    measuredAgoMs: () => clock.monotonicMs() - measuredAt,
    measured(venueTime, sentAt) {
      measuredAt = clock.monotonicMs();
      const halfWayMs = (measuredAt - sentAt) / 2;
      skewMs = Math.round(venueTime + halfWayMs - clock.now());
      const isWithin = Math.abs(skewMs) <= MAX_SKEW_MS;
      if (isWithin && Math.abs(skewMs - correctedMs) >= NOTEWORTHY_MS) {
        logger.warn(
          { skewMs },
          'The clock of this machine differs from that of Coinbase; tokens are corrected for it.',
        );
      }
      if (!isWithin) {
        const toDo = 'The clock of this machine differs too much from that of Coinbase. Set it: nothing is corrected.';
        logger.error({ skewMs, maxSkewMs: MAX_SKEW_MS }, toDo);
      }
      correctedMs = isWithin ? skewMs : 0;
    },
  };
}
