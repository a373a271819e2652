import type { Benchmark, Row } from '../benchmark';
import { engineContender } from '../workload/engineContender';
import { npmContenders, wholePriceContenders } from './npmContenders';
import { createOurBook } from './ourBook';

const OURS = 'order book';

/**
 * The matching core alone: the book, what would trade, and taking that off the book. Once against books that are given prices with
 * fractions, as exchanges have them, and once with whole prices, by which they are faster; ours counts in ticks and does not care.
 */
export const matchingBenchmark: Benchmark = {
  about: 'the order book and its matching, against order books from npm',
  contenders: [engineContender(OURS, ({ slots }) => createOurBook(slots)), ...npmContenders, ...wholePriceContenders],
  rows: [
    ...npmContenders.map(({ name }) => rowAgainst(name, `matching/${name}`, 12)),
    ...wholePriceContenders.map(({ name }) => rowAgainst(name, `matching/${name.replaceAll(' ', '-')}`, null)),
  ],
};

function rowAgainst(against: string, name: string, goal: number | null): Row {
  return { name, ours: OURS, against, goal, unit: 'ops/s' };
}
