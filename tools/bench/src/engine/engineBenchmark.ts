import type { Benchmark } from '../benchmark';
import { timed } from '../running/timed';
import { bareLoop } from './bareLoop';
import { candleStream } from './candleStream';
import { engineTrading } from './engineTrading';
import { fixedWorkload, type EngineRunOptions } from './engineRun';

const CANDLES = 20_000;
/** Fewer would not trade as often as is said. */
const LEAST_CANDLES = 2_000;
const windows = { short: 5, long: 20 };

const trading = (name: string, options: EngineRunOptions) =>
  timed(name, ({ share }) =>
    engineTrading(candleStream(options.symbols, Math.max(LEAST_CANDLES, CANDLES * share)), options),
  );

/** What a bot costs that can be trusted, against the bare averages that it trades by. */
export const engineBenchmark: Benchmark = {
  about: 'the engine: samples, strategy, risk, orders, fills and events, against a bare loop of moving averages',
  contenders: [
    trading('engine', fixedWorkload),
    trading('engine, checks off', { ...fixedWorkload, checks: 'Off' }),
    timed('bare averages', ({ share }) =>
      bareLoop(
        candleStream(fixedWorkload.symbols, Math.max(LEAST_CANDLES, CANDLES * share)),
        fixedWorkload.symbols,
        windows,
      ),
    ),
  ],
  rows: [
    { name: 'engine', ours: 'engine', against: 'bare averages', goal: 0.2, unit: 'ops/s' },
    { name: 'engine/checks', ours: 'engine', against: 'engine, checks off', goal: 0.5, unit: 'ops/s' },
  ],
};
