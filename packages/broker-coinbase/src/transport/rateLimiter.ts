import type { Clock } from '@bot/core';
import type { RateHeaders } from './headers';

/** Urgent: cancels, and orders that can only reduce what is held. */
export type Lane = 'Urgent' | 'Normal';

/** How many requests may leave. It answers when; waiting is up to the caller. */
export interface RateLimiter {
  /** In how many ms one request may leave: 0 is now. Its place is taken, unless that is more than `atMostMs`. */
  reserve(lane: Lane, atMostMs: number): number;
  /** What the headers of an answer say. */
  heard(headers: RateHeaders): void;
  /** The venue refused to take more; `retryAfterMs` is null when it did not say for how long. */
  refused(retryAfterMs: number | null): void;
  /** The venue took a request. */
  taken(): void;
}

/** Of the rate, kept for what is urgent. */
const URGENT_SHARE = 0.2;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 5_000;

/**
 * Two buckets that fill at a steady rate and hold one second of it: one for everybody, one for what is urgent, which may also use
 * the other. After a 429 the first pauses, longer each time, and so it does while a limit is used up, as its headers are documented
 * nowhere; a Retry-After holds for both.
 * Worked example: 30 for each second are 24 and 6; the 25th in the same instant leaves after 41.7 ms.
 */
export function createRateLimiter(clock: Clock, perSecond: number): RateLimiter {
  const everybody = createBucket(clock, perSecond * (1 - URGENT_SHARE));
  const urgent = createBucket(clock, perSecond * URGENT_SHARE);
  let backoffMs = 0;
  let pausedUntil = -Infinity;
  let toldUntil = -Infinity;

  return {
    reserve(lane, atMostMs) {
      const now = clock.monotonicMs();
      const isUrgent = lane === 'Urgent';
      const bucket = isUrgent && urgent.waitMs(now) <= everybody.waitMs(now) ? urgent : everybody;
      const waitMs = Math.max(0, bucket.waitMs(now), toldUntil - now, isUrgent ? 0 : pausedUntil - now);
      if (waitMs <= atMostMs) bucket.take();
      return waitMs;
    },
    heard({ limit, remaining, resetMs }) {
      if (limit !== null && limit >= 1 && limit < perSecond) {
        everybody.slowTo(limit * (1 - URGENT_SHARE));
        urgent.slowTo(limit * URGENT_SHARE);
      }
      if (remaining === 0 && resetMs !== null) pausedUntil = Math.max(pausedUntil, clock.monotonicMs() + resetMs);
    },
    refused(retryAfterMs) {
      const now = clock.monotonicMs();
      if (retryAfterMs !== null) return void (toldUntil = Math.max(toldUntil, now + retryAfterMs));
      backoffMs = Math.min(Math.max(backoffMs * 2, FIRST_BACKOFF_MS), MAX_BACKOFF_MS);
      pausedUntil = Math.max(pausedUntil, now + backoffMs);
    },
    taken: () => void (backoffMs = 0),
  };
}

interface Bucket {
  waitMs(now: number): number;
  /** After `waitMs` only. Below zero are those who wait. */
  take(): void;
  slowTo(perSecond: number): void;
}

function createBucket(clock: Clock, initialRate: number): Bucket {
  let perSecond = initialRate;
  let tokens = Math.max(1, perSecond);
  let filledAt = clock.monotonicMs();

  return {
    waitMs(now) {
      tokens = Math.min(Math.max(1, perSecond), tokens + ((now - filledAt) / 1_000) * perSecond);
      filledAt = now;
      return tokens >= 1 ? 0 : ((1 - tokens) / perSecond) * 1_000;
    },
    take: () => void (tokens -= 1),
    slowTo: (rate) => void (perSecond = Math.min(perSecond, rate)),
  };
}
