import { JITTER, type EpochMs, type OrderAction } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { type JournalCheck, type VenueCheck } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-22', problem });

/** The way to the venue may take longer for the first of two requests than for the second. */
const JOURNEY_MS = 1_000;

const writes: ReadonlySet<string> = new Set(['submitOrder', 'closePosition', 'amendOrder', 'cancelOrders']);

/** INV-22 at the venue: in no window there are more writes than the burst and what time has added to it. */
export const checkVenueRates: VenueCheck = ({ truth, orderRules: { burst, requestsPerSecond }, outsiders }) => {
  const times = truth
    .requests()
    .filter(({ method, clientOrderId }) => writes.has(method) && !outsiders.has(clientOrderId ?? ''))
    .map(({ at }) => at);
  // A bucket that is never emptier than the bot's own: what is missing in it was sent too early.
  let tokens = burst;
  let last = times[0] ?? 0;
  for (const at of times) {
    // A clock that was set back adds nothing.
    tokens = Math.min(burst, tokens + (Math.max(0, at - last) * requestsPerSecond) / 1_000) - 1;
    last = at;
    if (tokens < -(1 + (JOURNEY_MS * requestsPerSecond) / 1_000)) {
      return [broken(`more than ${burst} requests at once and ${requestsPerSecond} a second, at ${at}`)];
    }
  }
  return [];
};

/** INV-22 in the log: nothing leaves during a pause, attempts are bounded, and waits are what the rules say. */
export const checkJournalRates: JournalCheck = ({ journal, orderRules }) => {
  const { maxAttempts, retryBaseMs, retryCapMs } = orderRules;
  const found: BrokenInvariant[] = [];
  let pausedUntil: EpochMs = 0;
  for (const { type, payload, at } of journal) {
    switch (type) {
      case 'SendingPaused':
        pausedUntil = Math.max(pausedUntil, payload.until);
        break;
      case 'ClockChanged':
        pausedUntil += payload.byMs;
        break;
      case 'SubmitAttempted': {
        const { clientOrderId, attempt } = payload;
        if (at < pausedUntil) found.push(broken(`${clientOrderId} left ${pausedUntil - at} ms before the pause ended`));
        if (attempt > maxAttempts) found.push(broken(`${clientOrderId} was sent ${attempt} times of ${maxAttempts}`));
        break;
      }
      case 'RetryScheduled': {
        const { clientOrderId, action, attempt, dueAt } = payload;
        const backoff = retryBaseMs * 2 ** (attempt - 2);
        const leastMs = isRepeatedByBooks(action, dueAt, at) ? 0 : Math.min(backoff * (1 - JITTER), retryCapMs);
        if (dueAt - at < Math.floor(leastMs)) {
          found.push(broken(`${clientOrderId} is tried again after ${dueAt - at} ms, at least ${leastMs} are due`));
        }
        break;
      }
      default:
    }
  }
  return found;
};

/** A cancel that was agreed to and has not happened is asked again when the books show it. */
const isRepeatedByBooks = (action: OrderAction, dueAt: EpochMs, at: EpochMs): boolean =>
  action === 'Cancel' && dueAt === at;
