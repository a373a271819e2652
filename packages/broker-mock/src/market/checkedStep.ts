import { assert, type InstrumentId } from '@bot/core';
import type { QuotedBook, QuotedLevel } from '../exchange/venueEvent';
import type { MarketStep } from './marketSource';

/**
 * The step of a market source, if the venue can take it. A source may be anybody's: what is wrong with it is said before anything
 * comes of it.
 * @throws AssertionFailed for books that no people could quote
 */
export function checkedStep(step: MarketStep, traded: ReadonlySet<InstrumentId>): MarketStep {
  const seen = new Set<InstrumentId>();
  for (const book of step.books) {
    const { instrumentId } = book;
    const problem = !traded.has(instrumentId)
      ? 'the venue does not trade it'
      : seen.has(instrumentId)
        ? 'it has two books'
        : problemIn(book);
    assert(problem === null, `the market quotes ${instrumentId} as it can be, at ${step.at}: ${problem}`);
    seen.add(instrumentId);
  }
  return step;
}

/** Worked example: bids of 99 and 98 and asks of 100 and 101 ticks can be; so can 99 and 99, but not a bid of 101 and an ask of 100. */
function problemIn({ bids, asks, prints = [] }: QuotedBook): string | null {
  const [bid, ask] = [bids[0]?.[0], asks[0]?.[0]];
  if (bid !== undefined && ask !== undefined && bid > ask) return `a bid of ${bid} ticks is above an ask of ${ask}`;
  if (prints.some(({ ticks, lots }) => !isCount(ticks) || !isCount(lots))) {
    return 'a trade has no whole number of ticks and lots above zero';
  }
  return problemOn(bids, -1) ?? problemOn(asks, 1);
}

function problemOn(levels: readonly QuotedLevel[], direction: 1 | -1): string | null {
  let before: number | null = null;
  for (const [ticks, ...lots] of levels) {
    if (!isCount(ticks)) return `${ticks} is no whole number of ticks above zero`;
    if (before !== null && direction * (ticks - before) <= 0) return `${ticks} ticks are not worse than ${before}`;
    if (!lots.every((part) => part === 0 || isCount(part))) return `${lots.join(', ')} is no whole number of lots`;
    before = ticks;
  }
  return null;
}

const isCount = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0;
