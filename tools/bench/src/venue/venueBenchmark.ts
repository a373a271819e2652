import type { Benchmark } from '../benchmark';
import { npmContenders } from '../matching/npmContenders';
import { engineContender } from '../workload/engineContender';
import { createOurVenue } from './ourVenue';

const OURS = 'exchange';

/** Everything that the simulated exchange does for an order, against books that do nothing but match. */
export const venueBenchmark: Benchmark = {
  about: 'the whole exchange: match, money, holds, fees, reports, against the bare matching of order books from npm',
  contenders: [engineContender(OURS, ({ markets, slots }) => createOurVenue(markets, slots)), ...npmContenders],
  rows: npmContenders.map(({ name: against }) => ({
    name: `venue/${against}`,
    ours: OURS,
    against,
    goal: 1.5,
    unit: 'ops/s',
  })),
};
