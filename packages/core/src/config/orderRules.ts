import type { Ratio } from '../money/amount';

/** How orders are sent, repeated, left and protected. null switches a rule off. */
export interface OrderRules {
  /** Times that one submit or amendment is sent at most, the first included. A cancel is repeated until it is answered. */
  readonly maxAttempts: number;
  /** Wait before the second attempt; each further wait is twice as long. */
  readonly retryBaseMs: number;
  /** No wait is longer, unless the venue asks for it. */
  readonly retryCapMs: number;
  /** An order that was decided longer ago than this is not sent any more. */
  readonly deadlineMs: number;
  /** Orders, amendments and cancels that leave in a second, on average. */
  readonly requestsPerSecond: number;
  /** As many may leave at once. */
  readonly burst: number;
  /** Of these, so many only cancel or make a position smaller. */
  readonly reservedForExits: number;
  /** What becomes of the rest of an order that was filled in part. */
  readonly remainder: 'keep' | 'cancel';
  /** With `cancel`: how long after the first fill. */
  readonly remainderAfterMs: number;
  /** Distance from the average entry price at which the venue closes with a profit: 0.02 is 2 %. */
  readonly takeProfit: Ratio | null;
  /** The same for a loss. With both there is one bracket order, with one of them an order of that kind. */
  readonly stopLoss: Ratio | null;
  /** So many refusals of the venue in one instrument within `rejectWindowMs` pause its entries. */
  readonly rejectLimit: number;
  readonly rejectWindowMs: number;
  /** How long the entries are paused. */
  readonly rejectPauseMs: number;
}

export const defaultOrderRules: OrderRules = {
  maxAttempts: 5,
  retryBaseMs: 1_000,
  retryCapMs: 30_000,
  deadlineMs: 30_000,
  requestsPerSecond: 15,
  burst: 15,
  reservedForExits: 5,
  remainder: 'keep',
  remainderAfterMs: 60_000,
  takeProfit: null,
  stopLoss: null,
  rejectLimit: 5,
  rejectWindowMs: 60_000,
  rejectPauseMs: 300_000,
};
