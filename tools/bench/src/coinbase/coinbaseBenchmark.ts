import type { Benchmark } from '../benchmark';
import { feedContenders, feedRows } from './feedContenders';

/** What the sockets of Coinbase send: read, checked, and applied to a book of 1,000 levels on each side. */
export const coinbaseBenchmark: Benchmark = {
  about: 'the client of Coinbase beside those from npm, with the same bytes',
  contenders: feedContenders,
  rows: feedRows,
};
