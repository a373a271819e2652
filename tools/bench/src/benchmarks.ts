import type { Benchmark } from './benchmark';
import { moneyBenchmark } from './money/moneyBenchmark';

/** Every benchmark, by the name that `--only` takes. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  money: moneyBenchmark,
};
