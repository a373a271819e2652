import type { Benchmark } from '../benchmark';
import { engineContender } from '../workload/engineContender';
import { npmContenders } from './npmContenders';
import { createOurBook } from './ourBook';

const OURS = 'order book';

/** The matching core alone: the book, what would trade, and taking that off the book. */
export const matchingBenchmark: Benchmark = {
  about: 'the order book and its matching, against order books from npm',
  contenders: [engineContender(OURS, ({ slots }) => createOurBook(slots)), ...npmContenders],
  rows: npmContenders.map(({ name: against }) => ({
    name: `matching/${against}`,
    ours: OURS,
    against,
    goal: 12,
    unit: 'ops/s',
  })),
};
