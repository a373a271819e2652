import type { EpochMs, OrderRules } from '@bot/core';

/** How many requests may leave: a bucket that fills by time and is emptied by requests. After a start it is what the log leaves. */
export interface SendBucket {
  readonly tokens: number;
  readonly at: EpochMs;
}

/** Requests of the exit lane may take the last tokens, those of the entry lane leave the reserve alone. */
export type SendLane = 'Entry' | 'Exit';

/** Sums of fractions are not exact; a request is not held back by what they are off. */
const TOLERANCE = 1e-6;

/** Worked example: 4 tokens, 2 a second, burst 15 → 3 s later 10 tokens, 8 s later 15. A clock set back adds nothing. */
export function tokensAt(
  { tokens, at }: SendBucket,
  now: EpochMs,
  { requestsPerSecond, burst }: Pick<OrderRules, 'requestsPerSecond' | 'burst'>,
): number {
  return Math.min(burst, tokens + (Math.max(0, now - at) * requestsPerSecond) / 1_000);
}

/**
 * What requests of the last seconds leave, each counted at the end of its second, as the most careful reading of it.
 * Worked example: 2 a second, burst 15; 14 requests in second 7, a start at 9,000 → 1 was left at 8,000, 3 are there now.
 */
export function bucketAfter(
  requestsBySecond: ReadonlyMap<number, number>,
  now: EpochMs,
  rules: Pick<OrderRules, 'requestsPerSecond' | 'burst'>,
): SendBucket {
  let bucket: SendBucket = { tokens: rules.burst, at: 0 };
  for (const [second, count] of [...requestsBySecond].sort(([one], [other]) => one - other)) {
    const at = Math.min(now, (second + 1) * 1_000);
    bucket = { tokens: Math.max(0, tokensAt(bucket, at, rules) - count), at };
  }
  return bucket;
}

/** How many tokens must be there before a request may take one. Worked example: a reserve of 5 → entries 6, exits 1. */
export const tokensNeeded = (lane: SendLane, { reservedForExits }: Pick<OrderRules, 'reservedForExits'>): number =>
  lane === 'Exit' ? 1 : 1 + reservedForExits;

export const maySend = (tokens: number, lane: SendLane, rules: OrderRules): boolean =>
  tokens + TOLERANCE >= tokensNeeded(lane, rules);

/** When a request of the lane may leave if nothing else does. Worked example: 0.5 tokens, 2 a second, an exit → in 250 ms. */
export function sendableAt(bucket: SendBucket, lane: SendLane, now: EpochMs, rules: OrderRules): EpochMs {
  const missing = tokensNeeded(lane, rules) - tokensAt(bucket, now, rules);
  return missing <= TOLERANCE ? now : now + Math.ceil((missing * 1_000) / rules.requestsPerSecond);
}
