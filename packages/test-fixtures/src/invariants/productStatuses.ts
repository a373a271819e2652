import {
  unreachable,
  type EpochMs,
  type InstrumentId,
  type OrderRequest,
  type OrderTerms,
  type TradingStatus,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { requestsOf, type JournalCheck, type VenueCheck, type VenueFacts } from './stepFacts';

/** An order that was decided on before the news had come is nobody's fault. */
const GRACE_MS = 5_000;

interface Leaving {
  readonly request: OrderRequest;
  readonly at: EpochMs;
}

/** INV-25 in the log, by its attempts. */
export function createProductStatuses(): JournalCheck {
  const check = createStatusCheck();
  let seen = 0;
  return (facts) => {
    const requests = requestsOf(facts.journal);
    const fresh = facts.journal.slice(seen);
    seen = facts.journal.length;
    const leaving = fresh.flatMap(({ type, payload, at }): readonly Leaving[] => {
      const request = type === 'SubmitAttempted' ? requests.get(payload.clientOrderId) : undefined;
      return request === undefined ? [] : [{ request, at }];
    });
    return check(facts, leaving);
  };
}

/** INV-25 from outside, by what leaves the bot. */
export function createStatusesAtVenue(): VenueCheck {
  const check = createStatusCheck();
  let seen = 0;
  return (facts) => {
    const fresh = facts.sent.slice(seen);
    seen = facts.sent.length;
    const leaving = fresh.flatMap(({ submits, at }) => (submits === null ? [] : [{ request: submits, at }]));
    return check(facts, leaving);
  };
}

/** Nothing is sent to an instrument whose state does not take it, once the bot can have heard of that state. */
function createStatusCheck(): (facts: VenueFacts, leaving: readonly Leaving[]) => readonly BrokenInvariant[] {
  const since = new Map<InstrumentId, { readonly status: TradingStatus; readonly at: EpochMs }>();
  return ({ truth, instruments, now }, leaving) => {
    for (const instrumentId of instruments.keys()) {
      const status = truth.tradingStatus(instrumentId);
      if (since.get(instrumentId)?.status !== status) since.set(instrumentId, { status, at: now });
    }
    return leaving.flatMap(({ request, at }) => {
      const state = since.get(request.instrumentId);
      if (state === undefined) return [];
      if (at - state.at <= GRACE_MS || takes(state.status, request)) return [];
      const problem = `${request.clientOrderId} is sent to ${request.instrumentId}, which is ${state.status} since ${state.at}`;
      return [{ invariant: 'INV-25' as const, problem }];
    });
  };
}

function takes(status: TradingStatus, { type, postOnly, timeInForce }: OrderTerms): boolean {
  switch (status) {
    case 'Online':
      return true;
    case 'Disabled':
    case 'CancelOnly':
      return false;
    case 'LimitOnly':
      return type !== 'Market';
    case 'PostOnly':
      return postOnly;
    case 'Auction':
      return type === 'Limit' && (timeInForce === 'GTC' || timeInForce === 'GTD');
    default:
      return unreachable(status);
  }
}
