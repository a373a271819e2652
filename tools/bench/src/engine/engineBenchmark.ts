import type { Benchmark, Row, Unit } from '../benchmark';
import { byItself } from '../running/byItself';
import { timed } from '../running/timed';
import { bareLoop } from './bareLoop';
import { candleStream } from './candleStream';
import { engineTrading } from './engineTrading';
import { fixedWorkload, type EngineRunOptions } from './engineRun';
import { loadContender, loadFigures } from './loadContender';
import { HEAP_EARLY, HEAP_LATE, monthContender, QUIET, quietContender, SLOPE } from './memoryContenders';
import { appendContenders } from '../store/appendContenders';
import { READY, READY_ALL, recoveryContender, SCAN } from '../store/recoveryContender';

const CANDLES = 20_000;
/** Fewer would not trade as often as is said. */
const LEAST_CANDLES = 1_000;
const windows = { short: 5, long: 20 };

/** As many for each symbol, however many there are. */
const candlesOf = (share: number, { symbols }: EngineRunOptions = fixedWorkload): number =>
  (Math.max(LEAST_CANDLES, CANDLES * share) * symbols) / fixedWorkload.symbols;

const trading = (name: string, options: EngineRunOptions) =>
  timed(name, ({ share }) => engineTrading(candleStream(options.symbols, candlesOf(share, options)), options));

/** Each symbol is looked at every five seconds, as in the fixed workload; what is due by time is due as often. */
const many: EngineRunOptions = { ...fixedWorkload, symbols: 100, stepMs: 50 };

/** What a bot costs that can be trusted, against the bare averages that it trades by. */
export const engineBenchmark: Benchmark = {
  about: 'the engine and its log: against a bare loop of moving averages, and against bare SQLite',
  contenders: [
    trading('engine', fixedWorkload),
    trading('engine, checks off', { ...fixedWorkload, checks: 'Off' }),
    timed('bare averages', ({ share }) =>
      bareLoop(candleStream(fixedWorkload.symbols, candlesOf(share)), fixedWorkload.symbols, windows),
    ),
    byItself(trading('engine of 100 symbols', many)),
    quietContender,
    monthContender,
    ...appendContenders,
    recoveryContender,
    loadContender,
  ],
  rows: [
    { name: 'engine', ours: 'engine', against: 'bare averages', goal: 0.2, unit: 'ops/s' },
    { name: 'engine/checks', ours: 'engine', against: 'engine, checks off', goal: 0.5, unit: 'ops/s' },
    { name: 'engine/symbols-100', ours: 'engine of 100 symbols', against: 'engine', goal: 0.77, unit: 'ops/s' },
    told('engine/quiet', QUIET, 'bytes/sample'),
    { name: 'engine/month', ours: HEAP_LATE, against: HEAP_EARLY, goal: 0.95, unit: 'bytes' },
    told('engine/month-slope', SLOPE, 'bytes/day'),
    { name: 'engine/append', ours: 'event store', against: 'synced insert', goal: 0.83, unit: 'µs' },
    { name: 'engine/append-batch', ours: 'event store, batch', against: 'synced batch', goal: 0.7, unit: 'µs' },
    { name: 'engine/recovery', ours: READY, against: SCAN, goal: 0.33, unit: 'ms' },
    { name: 'engine/recovery-all', ours: READY_ALL, against: SCAN, goal: null, unit: 'ms' },
    told('engine/loop-p99', loadFigures.loopP99, 'µs'),
    told('engine/loop-p99.9', loadFigures.loopP999, 'µs'),
    told('engine/out-p50', loadFigures.outP50, 'µs'),
    told('engine/out-p99', loadFigures.outP99, 'µs'),
  ],
};

function told(name: string, ours: string, unit: Unit): Row {
  return { name, ours, against: null, goal: null, unit };
}
