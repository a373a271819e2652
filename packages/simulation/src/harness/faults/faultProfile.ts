import type { Random } from '@bot/core';
import type { RequestPoint, StreamPoint } from './faultPoint';

/** Probabilities per call, from 0 to 1 and together at most 1. What is left out never happens. */
export interface RequestRates {
  readonly dropRequest?: number;
  readonly acceptThenDropResponse?: number;
  /** The venue did not act. */
  readonly serverError?: number;
  readonly serverErrorAfterActing?: number;
  readonly rateLimit?: number;
  readonly delayResponse?: number;
  readonly duplicateRequest?: number;
  readonly reorderResponse?: number;
  readonly stale?: number;
  readonly notFound?: number;
  /** In any of the ways that an answer of the method can be. */
  readonly malformed?: number;
}

/** Probabilities per message, from 0 to 1 and together at most 1. What is left out never happens. */
export interface StreamRates {
  readonly drop?: number;
  readonly delay?: number;
  readonly duplicate?: number;
  readonly reorder?: number;
  readonly sequenceGap?: number;
}

export type FaultRates = { readonly [point in RequestPoint]?: RequestRates } & {
  readonly [point in StreamPoint]?: StreamRates;
};

/** Faults that are drawn. The same random and the same calls meet the same faults. Every time is a whole number of ms. */
export interface FaultProfile {
  readonly random: Random;
  readonly rates: FaultRates;
  /** How much longer a delayed answer takes: 1 to this, all equally likely. */
  readonly delayResponseMaxMs: number;
  /** When a rate limit asks to come back: 1 to this, all equally likely. */
  readonly retryAfterMaxMs: number;
  /** How old a stale answer is: 1 to this, all equally likely. */
  readonly staleMaxMs: number;
  /** How much longer a delayed message takes: 1 to this, all equally likely. */
  readonly delayMaxMs: number;
  /** How long the venue answers nothing but 5xx: 1 to this, all equally likely. */
  readonly outageMaxMs: number;
  /** From one outage to the next: 1 to this, all equally likely. 0: there are none. */
  readonly outageGapMaxMs: number;
  /** How long all streams are cut: 1 to this, all equally likely. */
  readonly disconnectMaxMs: number;
  /** From one cut to the next: 1 to this, all equally likely. 0: there are none. */
  readonly disconnectGapMaxMs: number;
}
