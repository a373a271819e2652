import {
  absolute,
  exceeds,
  isNegative,
  isZero,
  toText,
  type InstrumentId,
  type RecordedBotEvent,
  type RiskLimits,
  type TradingMode,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { isReducing, walkJournal } from './journalSubmissions';
import type { JournalCheck } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-09', problem });

/**
 * INV-09: an order that is reduce-only, or that is submitted while nothing else is allowed, can only make the position smaller
 * even if all live orders of its side are filled; and no fill of a reduce-only order makes it larger or turns it round.
 */
export const checkReduceOnly: JournalCheck = ({ journal, limits }) => {
  const found: BrokenInvariant[] = [];
  const modes = createModes(journal, limits);
  walkJournal(journal, {
    submission(submission) {
      const { request } = submission.submitted;
      const mode = modes(submission.index, request.instrumentId);
      if (!(request.reduceOnly || mode !== null) || isReducing(submission)) return;
      const why = request.reduceOnly ? 'it is reduce-only' : `the mode is ${mode}`;
      found.push(broken(`${request.clientOrderId} could open or grow a position, and ${why}`));
    },
    fill({ order, position, after }) {
      if (!order.reduceOnly) return;
      const turned = !isZero(after) && isNegative(after) !== isNegative(position);
      if (!turned && !exceeds(absolute(after), absolute(position))) return;
      found.push(broken(`${order.clientOrderId} is reduce-only and took ${toText(position)} to ${toText(after)}`));
    },
  });
  return found;
};

type EntryMode = Extract<TradingMode, 'EntriesPaused' | 'ReduceOnly' | 'Halted'>;

/** The mode that forbids entries in an instrument before the event at an index; null when entries are allowed. */
function createModes(journal: readonly RecordedBotEvent[], limits: RiskLimits) {
  const held = new Map<string, { readonly scope: string; readonly mode: TradingMode }>();
  let seen = 0;
  return (index: number, instrumentId: InstrumentId): EntryMode | null => {
    for (; seen < index; seen += 1) note(held, journal[seen]);
    if (limits.reduceOnly) return 'ReduceOnly';
    for (const { scope, mode } of held.values()) {
      const forbids = mode === 'EntriesPaused' || mode === 'ReduceOnly' || mode === 'Halted';
      if (forbids && (scope === 'All' || scope === instrumentId)) return mode;
    }
    return null;
  };
}

function note(
  held: Map<string, { readonly scope: string; readonly mode: TradingMode }>,
  event?: RecordedBotEvent,
): void {
  if (event?.type !== 'ModeChanged') return;
  const { scope, cause, mode } = event.payload;
  if (cause !== 'Every') return void held.set(`${scope}:${cause}`, { scope, mode });
  for (const [key, each] of held) if (scope === 'All' || each.scope === scope) held.delete(key);
}
