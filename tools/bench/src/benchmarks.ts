import type { Benchmark } from './benchmark';
import { createCoinbaseBenchmark } from './coinbase/coinbaseBenchmark';
import { inAnotherProcess } from './coinbase/servers/inAnotherProcess';
import { engineBenchmark } from './engine/engineBenchmark';
import { createGrowthBenchmark } from './growth/growthBenchmark';
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
  engine: engineBenchmark,
  coinbase: createCoinbaseBenchmark(inAnotherProcess),
  growth: createGrowthBenchmark({
    resting: [1_000, 10_000, 100_000],
    markets: [1, 10, 100],
    restingTogether: 10_000,
    operations: 10_000_000,
  }),
};
