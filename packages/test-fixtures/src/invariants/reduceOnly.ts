import { absolute, exceeds, isNegative, isZero, toText, type TradingMode } from '@bot/core';
import { askedModes } from './askedModes';
import { couldGrow, createFreshOrders } from './entriesAtVenue';
import type { BrokenInvariant } from './invariants';
import { createJournalModes } from './journalModes';
import { isReducing, walkJournal } from './journalSubmissions';
import type { JournalCheck, VenueCheck } from './stepFacts';

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

/**
 * INV-09 from outside: after the test asked for a mode that forbids entries, and of what is reduce-only, nothing that leaves the
 * bot could open or grow a position.
 */
export function createReduceOnlyAtVenue(): VenueCheck {
  const freshOrders = createFreshOrders();
  return (facts) =>
    freshOrders(facts).flatMap((order): readonly BrokenInvariant[] => {
      const { clientOrderId } = order.progress;
      const leftAt = facts.sent.find(({ submits }) => submits?.clientOrderId === clientOrderId)?.at ?? facts.now;
      const asked = askedModes(facts.modeWishes, order.terms.instrumentId, leftAt);
      const mode = asked.find((wish) => forbidsEntries.has(wish.mode))?.mode;
      if (!(order.terms.reduceOnly || mode !== undefined) || !couldGrow(order, facts)) return [];
      const why = order.terms.reduceOnly ? 'it is reduce-only' : `the bot was told ${mode}`;
      return [broken(`${clientOrderId} could open or grow the position at the venue, and ${why}`)];
    });
}

const forbidsEntries: ReadonlySet<TradingMode> = new Set(['EntriesPaused', 'ReduceOnly', 'Halted']);
