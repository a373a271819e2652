import type { EpochMs, HttpAnswer } from '@bot/core';

type Headers = HttpAnswer['headers'];

/** A minute is the longest that a header may make us wait; a guess at what one means, some seconds. */
const MAX_WAIT_MS = 60_000;
const MAX_RESET_MS = 10_000;
const EPOCH_SECONDS = 1_000_000_000;
const EPOCH_MS = 1_000_000_000_000;

/** In ms, from seconds or a date; null when the venue does not say it. */
export function retryAfterMs(headers: Headers, now: EpochMs): number | null {
  const text = headers['retry-after'];
  if (text === undefined) return null;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? within(ms, MAX_WAIT_MS) : null;
}

/** What the venue says about how much it takes. */
export interface RateHeaders {
  /** Requests for each second. */
  readonly limit: number | null;
  readonly remaining: number | null;
  /** In ms from now. */
  readonly resetMs: number | null;
}

export const rateHeaders = (headers: Headers, now: EpochMs): RateHeaders => ({
  limit: wholeNumber(headers['x-ratelimit-limit']),
  remaining: wholeNumber(headers['x-ratelimit-remaining']),
  resetMs: resetFrom(wholeNumber(headers['x-ratelimit-reset']), now),
});

/** Nowhere it is said in which form: seconds from now, or a time in seconds or in ms. */
function resetFrom(value: number | null, now: EpochMs): number | null {
  if (value === null) return null;
  if (value >= EPOCH_MS) return within(value - now, MAX_RESET_MS);
  return within(value >= EPOCH_SECONDS ? value * 1_000 - now : value * 1_000, MAX_RESET_MS);
}

const within = (ms: number, most: number): number => Math.min(Math.max(ms, 0), most);
const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
