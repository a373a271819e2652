import { unreachable, type EpochMs, type InstrumentId, type OrderTerms, type TradingStatus } from '@bot/core';
import { requestsOf, type JournalCheck } from './stepFacts';

/** An order that was decided on before the news had come is nobody's fault. */
const GRACE_MS = 5_000;

/** INV-25: nothing is sent to an instrument whose state does not take it, once the bot can have heard of that state. */
export function createProductStatuses(): JournalCheck {
  const since = new Map<InstrumentId, { readonly status: TradingStatus; readonly at: EpochMs }>();
  let seen = 0;
  return ({ truth, instruments, journal, now }) => {
    for (const instrumentId of instruments.keys()) {
      const status = truth.tradingStatus(instrumentId);
      if (since.get(instrumentId)?.status !== status) since.set(instrumentId, { status, at: now });
    }
    const requests = requestsOf(journal);
    const fresh = journal.slice(seen);
    seen = journal.length;
    return fresh.flatMap(({ type, payload, at }) => {
      const request = type === 'SubmitAttempted' ? requests.get(payload.clientOrderId) : undefined;
      const state = request && since.get(request.instrumentId);
      if (request === undefined || state === undefined) return [];
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
