import type { Contender } from '../benchmark';
import { usedHeap } from '../growth/usedHeap';
import { quantile } from '../running/quantile';
import { candleStream } from './candleStream';
import { engineRun, fixedWorkload } from './engineRun';

export const QUIET = 'bytes of a quiet sample';
export const HEAP_EARLY = 'heap on day 10';
export const HEAP_LATE = 'heap on day 30';
export const SLOPE = 'growth of the heap';

const DAY_MS = 24 * 3_600_000;
const DAYS = 30;
const EARLY = 10;

/** What a sample that brings nothing leaves to the garbage collector. */
export const quietContender: Contender = {
  name: 'quiet samples',
  measure({ share }) {
    const run = engineRun(fixedWorkload);
    const times = (count: number): readonly unknown[] => Array.from({ length: Math.max(3, Math.round(count * share)) });
    const still = Array.from({ length: 200 }, (_, i) => ({ symbol: i % fixedWorkload.symbols, close: '50000.00' }));
    // A wish that is denied is no quiet sample.
    const quiet = { ...run, take: (candle: (typeof still)[number]) => run.sample(candle) };
    times(100).forEach(() => still.forEach(quiet.take));
    const bytes = times(25).map(() => {
      const before = usedHeap();
      still.forEach(quiet.take);
      return (process.memoryUsage().heapUsed - before) / still.length;
    });
    return { digest: null, figures: { [QUIET]: quantile(bytes, 0.5) } };
  },
};

/** Thirty days of a market in which each symbol is sampled once a minute. What is alive is measured at the end of each day. */
export const monthContender: Contender = {
  name: 'thirty days',
  measure({ share }) {
    const stepMs = 60_000 / fixedWorkload.symbols;
    const run = engineRun({ ...fixedWorkload, stepMs });
    const candles = candleStream(fixedWorkload.symbols, Math.max(100, Math.round((DAY_MS / stepMs) * share)));
    const heap = Array.from({ length: DAYS }, () => {
      for (const candle of candles) run.take(candle);
      return usedHeap();
    });
    run.mustAgree();
    return {
      digest: null,
      figures: {
        [HEAP_EARLY]: Number(heap[EARLY - 1]),
        [HEAP_LATE]: Number(heap[DAYS - 1]),
        [SLOPE]: slopeOf(heap.slice(EARLY)),
      },
    };
  },
};

/** How much more each day, by least squares. Worked example: 1, 2, 4 → 1.5. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const [over, under] = values.reduce(
    ([a, b], value, i) => [a + (i - middle) * (value - mean), b + (i - middle) ** 2] as [number, number],
    [0, 0] as [number, number],
  );
  return over / under;
}
