import type { Benchmark } from './benchmark';
import { boundBenchmark } from './matching/boundBenchmark';
import { matchingBenchmark } from './matching/matchingBenchmark';
import { moneyBenchmark } from './money/moneyBenchmark';
import { venueBenchmark } from './venue/venueBenchmark';

/** Every benchmark, by the name that `--only` takes. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  money: moneyBenchmark,
  matching: matchingBenchmark,
  'matching-bound': boundBenchmark,
  venue: venueBenchmark,
};
