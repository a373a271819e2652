import type { Benchmark } from '../benchmark';
import { feedContenders, feedNames } from './feedContenders';

/** The client of Coinbase against those of others, and what the simulator can bear. */
export const coinbaseBenchmark: Benchmark = {
  about: 'the client of Coinbase against ccxt, coinbase-api and bare parts; what its simulator can bear',
  contenders: feedContenders,
  rows: [
    { name: 'coinbase/feed', ours: feedNames.ours, against: feedNames.parse, goal: 0.5, unit: 'ops/s' },
    { name: 'coinbase/feed-coinbase-api', ours: feedNames.ours, against: feedNames.coinbaseApi, goal: 1, unit: 'ops/s' },
    { name: 'coinbase/feed-ccxt', ours: feedNames.ours, against: feedNames.ccxt, goal: 15, unit: 'ops/s' },
  ],
};
