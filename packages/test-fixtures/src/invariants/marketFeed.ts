import { atLeast, isPositive, type Depth } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck } from './stepFacts';

/**
 * INV-18 and INV-20: marks come in order and once, and a book is one, and whole. That something was lost is taken from the bot's own
 * word: a bot that does not notice is found by its prices.
 */
export const checkFeed: JournalCheck = ({ snapshot: { marks, feed } }) => [
  ...[...marks].flatMap(([instrumentId, window]) =>
    window.slice(1).flatMap((mark, index): readonly BrokenInvariant[] => {
      const before = window[index];
      // Of a price that stays the same there are several of one time.
      if (before === undefined || mark.at >= before.at) return [];
      return [broken18(`a mark of ${instrumentId} at ${mark.at} stands after one at ${before.at}`)];
    }),
  ),
  ...(feed !== undefined && !feed.isWhole && feed.depths.size > 0
    ? [broken18(`after a loss there are still books of ${[...feed.depths.keys()].join(', ')}`)]
    : []),
  ...[...(feed?.depths.values() ?? [])].flatMap(bookProblems),
];

function bookProblems({ instrumentId, bids, asks }: Depth): readonly BrokenInvariant[] {
  const [bid] = bids;
  const [ask] = asks;
  const isCrossed = bid !== undefined && ask !== undefined && atLeast(bid.price, ask.price);
  const isEmptyLevel = [...bids, ...asks].some(({ quantity }) => !isPositive(quantity));
  return [
    ...(isCrossed ? [broken20(`the best bid of ${instrumentId} is not below its best ask`)] : []),
    ...(isEmptyLevel ? [broken20(`a level of ${instrumentId} holds nothing`)] : []),
  ];
}

/** INV-19: whoever opens or grows a position has seen a price lately. What holds no cash only makes a position smaller. */
export const checkFreshPrices: JournalCheck = ({ journal, limits }) =>
  journal.flatMap((event): readonly BrokenInvariant[] => {
    if (event.type !== 'OrderSubmitted' || !isPositive(event.payload.hold)) return [];
    const { request, decidedOn } = event.payload;
    const ageMs = decidedOn.markAgeMs;
    if (ageMs !== null && Math.abs(ageMs) <= limits.maxMarkAgeMs) return [];
    const age = ageMs === null ? 'no price at all' : `a price ${ageMs} ms old`;
    return [{ invariant: 'INV-19', problem: `${request.clientOrderId} was decided on ${age}` }];
  });

const broken18 = (problem: string): BrokenInvariant => ({ invariant: 'INV-18', problem });
const broken20 = (problem: string): BrokenInvariant => ({ invariant: 'INV-20', problem });
