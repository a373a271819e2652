import type { Benchmark } from '../benchmark';
import { engineContender } from '../workload/engineContender';
import { createColumns, createLadder } from '../workload/ladder';
import { createOurBook } from './ourBook';

/** How near the matching core comes to what typed arrays can do. The goal is what it reached when it was written, with room for noise. */
export const boundBenchmark: Benchmark = {
  about: 'the order book and its matching, against typed arrays over a bounded range of prices',
  contenders: [
    engineContender('order book', ({ slots }) => createOurBook(slots)),
    engineContender('typed arrays', ({ range, slots }) => createLadder(range, createColumns(slots))),
  ],
  rows: [{ name: 'matching-bound', ours: 'order book', against: 'typed arrays', goal: 0.25, unit: 'ops/s' }],
};
