import type { BrokerErrorCode, RejectReason } from '@bot/core';
import type { Duration } from '../../time/duration';

/** Which calls, or messages of a stream, a fault is for. Without any of these it is the next one, once. */
export interface WhichCalls<Armable> {
  /** Begins with the nth from now on, counted from 1. */
  nth(n: number): Armable;
  /** So many, one after the other. */
  times(n: number): Armable;
  /** Every one, until `heal()`. */
  always(): Armable;
  /** Every one, until so long after the first that it met. */
  for(duration: Duration | number): Armable;
}

/** What can go wrong with a request. Spans of time are text, `'10s'`, or whole ms. */
export interface ArmableFault extends WhichCalls<ArmableFault> {
  /** The request is lost: the venue never sees it, the caller gets a Timeout. */
  dropRequest(): void;
  /** The venue acts, its answer is lost: the caller gets a Timeout. */
  acceptThenDropResponse(): void;
  /** The same as `dropRequest`. */
  timeoutBefore(): void;
  /** The same as `acceptThenDropResponse`. */
  timeoutAfter(): void;
  /** The venue refuses by a rule of its own, for good. Only for submitOrder and closePosition. */
  refuse(reason: RejectReason): void;
  /** The same as `refuse`. */
  reject(reason: RejectReason): void;
  /** The caller gets this error and the venue does not act. NotConnected: the request was not even sent. */
  fail(code: BrokerErrorCode, options?: { readonly retryAfterMs?: number }): void;
  /** RateLimited, and the venue does not act. */
  rateLimit(options?: RateLimitOptions): void;
  /** VenueUnavailable, the error of a 5xx. Default: the venue did not act. */
  serverError(options?: { readonly acted?: boolean }): void;
  /** The answer takes so much longer; beyond the caller's patience it gets a Timeout. */
  delayResponse(by: Duration | number): void;
  /** The request arrives twice. Only for requests that change something. */
  duplicateRequest(): void;
  /** The answer waits until the next answer of the same method was delivered. */
  reorderResponse(): void;
  /** The answer is what was true so long ago; streams are as fresh as ever. Only for reads. */
  stale(by: Duration | number): void;
  /** The venue does not list it yet: NotFound, and null from findOrderByClientId. Only for what is asked by name. */
  notFound(): void;
  /** The venue acts, and its answer is not what it should be. */
  malformed(how: Malformation): void;
}

export interface RateLimitOptions {
  /** What the venue says about when to come back. Default: with `for`, what is left of that time; else nothing. */
  readonly retryAfterMs?: number;
  /** The same as `.for(duration)`. */
  readonly for?: Duration | number;
  /** The same as `.times(n)`. */
  readonly times?: number;
}

/** What is wrong with an answer. A negative balance can be read, and is delivered; the others are an UndecodableAnswer. */
export type Malformation = 'MissingField' | 'UnknownStatus' | 'NegativeBalance' | 'EmptyNumber';

/** What can go wrong with a message that the venue sends by itself. */
export interface ArmableStreamFault extends WhichCalls<ArmableStreamFault> {
  /** It never arrives. On a connection for market data its number is missing. */
  drop(): void;
  /** It arrives so much later, and everything that was sent after it waits for it. */
  delay(by: Duration | number): void;
  /** It arrives twice, one right after the other. */
  duplicate(): void;
  /** It arrives after the next one. */
  reorder(): void;
  /** A number is left out before it, as if a message had been lost. Only for `market`, on connections that count. */
  sequenceGap(): void;
}
