import { absolute, exceeds, isNegative, isZero, toText, type TradingMode } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { createJournalModes } from './journalModes';
import { isReducing, walkJournal } from './journalSubmissions';
import type { JournalCheck } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-09', problem });

/**
 * INV-09: an order that is reduce-only, or that is submitted while nothing else is allowed, can only make the position smaller
 * even if all live orders of its side are filled; and no fill of a reduce-only order makes it larger or turns it round.
 */
export const checkReduceOnly: JournalCheck = ({ journal, limits }) => {
  const found: BrokenInvariant[] = [];
  const modes = createJournalModes(journal);
  walkJournal(journal, {
    submission(submission) {
      const { request } = submission.submitted;
      const held = modes(submission.index, request.instrumentId).find((each) => forbidsEntries.has(each));
      const mode = limits.reduceOnly ? 'ReduceOnly' : held;
      if (!(request.reduceOnly || mode !== undefined) || isReducing(submission)) return;
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

const forbidsEntries: ReadonlySet<TradingMode> = new Set(['EntriesPaused', 'ReduceOnly', 'Halted']);
