import type { Side } from '@bot/core';
import { isWithin, type BookEntry, type BookLevel } from './book';
import { MARKET_ACCOUNT, type AccountId } from './venueEvent';

/** An order that arrives at the book. */
export interface Incoming {
  readonly accountId: AccountId;
  readonly side: Side;
  /** null takes any price. */
  readonly limitTicks: number | null;
  readonly lots: number;
}

export type WalkStep =
  | { readonly step: 'Trade'; readonly entry: BookEntry; readonly ticks: number; readonly lots: number }
  /** A reduce-only order that waited and has nothing left to reduce. */
  | { readonly step: 'CancelMaker'; readonly entry: BookEntry };

export interface Walk {
  readonly steps: readonly WalkStep[];
  readonly leavesLots: number;
  /** The next to trade with would have been the same account: one owner never trades with himself. */
  readonly metOwnOrder: boolean;
}

/** What earlier walks of the same decision did already. The book itself is not touched while deciding. */
export interface WalkDraft {
  readonly taken: Map<BookEntry, number>;
  readonly moved: Map<AccountId, number>;
  /** Signed net position in lots, before the decision. */
  readonly netLots: (accountId: AccountId) => number;
}

export const createDraft = (netLots: WalkDraft['netLots']): WalkDraft => ({
  taken: new Map(),
  moved: new Map(),
  netLots,
});

/**
 * Meets waiting orders by price, then by time, each at its own price. Worked example: asks 2 lots at 100 and 5 at 101;
 * a buy of 4 limited to 101 trades 2 at 100 and 2 at 101.
 */
export function walkBook(levels: readonly BookLevel[], incoming: Incoming, draft: WalkDraft): Walk {
  const steps: WalkStep[] = [];
  let leavesLots = incoming.lots;
  for (const { ticks, entries } of levels) {
    if (leavesLots === 0 || !isWithin(incoming.side, incoming.limitTicks, ticks)) break;
    for (const entry of entries) {
      if (leavesLots === 0) break;
      const waiting = entry.lots - (draft.taken.get(entry) ?? 0);
      if (waiting === 0) continue;
      if (entry.accountId === incoming.accountId) {
        // Other people's old quotes are on their way out when their new ones arrive.
        if (entry.accountId === MARKET_ACCOUNT) continue;
        return { steps, leavesLots, metOwnOrder: true };
      }
      const allowed = entry.reduceOnly ? Math.min(waiting, reducibleLots(entry, incoming.side, draft)) : waiting;
      const lots = Math.min(allowed, leavesLots);
      if (lots > 0) {
        steps.push({ step: 'Trade', entry, ticks, lots });
        record(draft, entry, incoming, lots);
        leavesLots -= lots;
      }
      if (lots === allowed && allowed < waiting) {
        steps.push({ step: 'CancelMaker', entry });
        draft.taken.set(entry, entry.lots);
      }
    }
  }
  return { steps, leavesLots, metOwnOrder: false };
}

/** How much a waiting reduce-only order may still trade without opening a position. */
function reducibleLots(entry: BookEntry, takerSide: Side, draft: WalkDraft): number {
  const net = draft.netLots(entry.accountId) + (draft.moved.get(entry.accountId) ?? 0);
  return Math.max(0, takerSide === 'Buy' ? net : -net);
}

function record(draft: WalkDraft, entry: BookEntry, taker: Incoming, lots: number): void {
  const takerChange = taker.side === 'Buy' ? lots : -lots;
  draft.taken.set(entry, (draft.taken.get(entry) ?? 0) + lots);
  draft.moved.set(entry.accountId, (draft.moved.get(entry.accountId) ?? 0) - takerChange);
  draft.moved.set(taker.accountId, (draft.moved.get(taker.accountId) ?? 0) + takerChange);
}
