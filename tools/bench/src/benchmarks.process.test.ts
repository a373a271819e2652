import type { Measurement } from './benchmark';
import { benchmarks } from './benchmarks';
import { createCoinbaseBenchmark } from './coinbase/coinbaseBenchmark';
import { serveOrders } from './coinbase/servers/orderServer';
import { serveSimulator } from './coinbase/servers/simulatorServer';
import { createGrowthBenchmark } from './growth/growthBenchmark';

const smallGrowth = createGrowthBenchmark({
  resting: [100, 200, 300, 400],
  markets: [1, 3],
  restingTogether: 60,
  operations: 20_000,
});
const servers = { orders: serveOrders, simulator: serveSimulator };
/** The same benchmarks, of sizes that a test can wait for, and in one process. */
const small = {
  ...benchmarks,
  growth: smallGrowth,
  coinbase: createCoinbaseBenchmark((name) => servers[name]()),
};

const tiny = { warmUpMs: 0, measuredMs: 0, share: 0.01 };

describe.each(Object.entries(small))('the benchmark %s', (_name, { contenders, rows }) => {
  const measured: Measurement[] = [];
  const figures: (readonly [string, number])[] = [];
  beforeAll(async () => {
    for (const contender of contenders) measured.push(await contender.measure(tiny));
    figures.push(...measured.flatMap((measurement) => Object.entries(measurement.figures)));
    // A busy machine may take its time.
  }, 300_000);

  it('gives the same result whoever does the work', () => {
    const digests = new Set(measured.map(({ digest }) => digest).filter((digest) => digest !== null));
    expect(digests.size).toBeLessThanOrEqual(1);
    expect(digests).not.toContain('');
  });

  it('measures each figure once', () => {
    expect(new Set(figures.map(([name]) => name)).size).toBe(figures.length);
    for (const [, figure] of figures) expect(Number.isFinite(figure)).toBe(true);
  });

  it('compares figures that somebody measures, under names of its own', () => {
    const names = figures.map(([name]) => name);
    for (const { ours, against } of rows) expect(names).toEqual(expect.arrayContaining([ours, against ?? ours]));
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});

it('calls no two rows of all benchmarks the same', () => {
  const names = Object.values(benchmarks).flatMap(({ rows }) => rows.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

it('grows to 100,000 waiting orders, 100 instruments and ten million operations', () => {
  expect(benchmarks['growth']?.rows.map(({ name }) => name)).toEqual([
    'growth/book-10000',
    'growth/book-100000',
    'growth/exchange-10000',
    'growth/exchange-100000',
    'growth/instruments-10',
    'growth/instruments-100',
    'growth/memory-10000',
    'growth/memory-100000',
    'growth/long-run',
  ]);
});
