import type { Benchmark, Row, Unit } from '../benchmark';
import { createOurBook } from '../matching/ourBook';
import { byItself } from '../running/byItself';
import { createOurVenue } from '../venue/ourVenue';
import type { Engine } from '../workload/engine';
import { engineContender } from '../workload/engineContender';
import type { OrderFlow } from '../workload/orderFlow';
import { memoryContender } from './memoryContender';
import { FIRST_SLICE, LAST_SLICE, slicesContender } from './slicesContender';

type Sizes = readonly [smallest: number, ...larger: readonly number[]];

/** How far to go. Sizes are compared with the first of them. */
export interface GrowthSizes {
  /** Orders that wait in one market. */
  readonly resting: Sizes;
  /** Markets, in which `restingTogether` wait. */
  readonly markets: Sizes;
  readonly restingTogether: number;
  /** Of one long run. */
  readonly operations: number;
}

const book = ({ slots }: OrderFlow): Engine => createOurBook(slots);
const venue = ({ markets, slots }: OrderFlow): Engine => createOurVenue(markets, slots);

/**
 * What becomes of speed and memory when a venue grows or runs for long. Sizes differ, and so do results: each is compared with the
 * ladder by itself. Large books do not fit into the processor's caches, and whoever cancels reaches for any of their orders: even
 * typed arrays fall to 0.13 from 1,000 to 100,000 orders (AMD EPYC, 2026-11).
 */
export function createGrowthBenchmark({ resting, markets, restingTogether, operations }: GrowthSizes): Benchmark {
  const bookOf = (size: number): string => `book of ${thousands(size)}`;
  const venueOf = (size: number): string => `exchange of ${thousands(size)}`;
  const marketsOf = (count: number): string => `exchange with instruments: ${count}`;
  const memoryOf = (size: number): string => `memory of ${thousands(size)}`;

  return {
    about: 'speed and memory of the order book and the exchange as they grow and run for long',
    contenders: [
      ...resting.map((size) => engineContender(bookOf(size), book, { seed: 'growth', resting: size })),
      ...resting.map((size) => engineContender(venueOf(size), venue, { seed: 'growth', resting: size })),
      ...markets.map((count) =>
        engineContender(marketsOf(count), venue, { seed: 'growth', resting: restingTogether, markets: count }),
      ),
      ...resting.map((size) => memoryContender(memoryOf(size), venue, { seed: 'growth', resting: size })),
      slicesContender(venue, operations),
    ].map(byItself),
    rows: [
      ...against(bookOf, resting, { name: 'growth/book', unit: 'ops/s', goals: [0.3, 0.1] }),
      ...against(venueOf, resting, { name: 'growth/exchange', unit: 'ops/s', goals: [0.6, 0.4] }),
      ...against(marketsOf, markets, { name: 'growth/instruments', unit: 'ops/s', goals: [0.6, 0.3] }),
      ...against(memoryOf, resting, { name: 'growth/memory', unit: 'bytes/order', goals: [0.8, 0.8] }),
      { name: 'growth/long-run', ours: LAST_SLICE, against: FIRST_SLICE, unit: 'ops/s', goal: 0.7 },
    ],
  };
}

interface RowsAgainst {
  readonly name: string;
  readonly unit: Unit;
  /** Of the larger sizes, in their order. */
  readonly goals: readonly number[];
}

/** Every size against the smallest. */
const against = (
  figureOf: (size: number) => string,
  [smallest, ...larger]: Sizes,
  { name, unit, goals }: RowsAgainst,
): readonly Row[] =>
  larger.map((size, index) => ({
    name: `${name}-${size}`,
    ours: figureOf(size),
    against: figureOf(smallest),
    goal: goals[index] ?? null,
    unit,
  }));

const thousands = (size: number): string => size.toLocaleString('en');
