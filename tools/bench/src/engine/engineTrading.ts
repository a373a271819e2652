import { flatPosition, moneyOf, notionalOf, priceOf, quantityOf, type Price, type Strategy } from '@bot/core';
import { createStrategies } from '@bot/orchestration/testing';
import type { Work } from '../benchmark';
import { benchConfig, instrumentsOf } from './benchConfig';
import type { CandleClose } from './candleStream';
import { createCrossings } from './crossings';
import { engineRun, type EngineRunOptions } from './engineRun';

/** At least so many of each in every 1,000 candles, or the workload is not what it is said to be. */
const LEAST_FILLS = 20;
const LEAST_DENIALS = 5;

/**
 * The engine over candles: its result is what its strategy sees in them, which is what the bare loop sees. That it trades, denies and
 * keeps its books is asserted before anything is timed, and its books once more at the end.
 */
export function engineTrading(candles: readonly CandleClose[], options: EngineRunOptions): Work {
  const run = engineRun(options);
  for (const candle of candles) run.take(candle);
  run.mustAgree();
  mustTrade(run.counts, options);
  const seen = crossingsSeen(candles, options);
  return {
    operations: candles.length,
    reset: () => undefined,
    pass() {
      for (const candle of candles) run.take(candle);
    },
    result() {
      run.mustAgree();
      return seen;
    },
  };
}

function mustTrade(
  { candles, fills, denials, liveOrders }: ReturnType<typeof engineRun>['counts'],
  { symbols, waitingEach }: EngineRunOptions,
): void {
  const thousands = candles / 1_000;
  const found = `${fills} fills and ${denials} denials in ${candles} candles, ${liveOrders} live orders`;
  const enough = fills >= LEAST_FILLS * thousands && denials >= Math.floor(LEAST_DENIALS * thousands);
  if (!enough || liveOrders < symbols * waitingEach)
    throw new Error(`The workload is not what it is said to be: ${found}.`);
}

/** What the strategy of the engine says to each close: up when it would buy, down when it would close a long position. */
function crossingsSeen(candles: readonly CandleClose[], { symbols, checks }: EngineRunOptions): string {
  const crossings = createCrossings();
  const instruments = instrumentsOf(symbols);
  const [strategy] = createStrategies(benchConfig(symbols, checks)) as readonly [Strategy];
  const memories = instruments.map(({ instrumentId }) => strategy.initialMemory(instrumentId));
  const size = quantityOf('1');
  candles.forEach(({ symbol, close }, at) => {
    const instrument = instruments[symbol];
    const memory = memories[symbol];
    if (instrument === undefined || memory === undefined) return;
    const { instrumentId } = instrument;
    const price: Price = priceOf(close);
    const quote = { instrumentId, bid: price, ask: price, bidSize: size, askSize: size, at };
    const seen = strategy.observe(memory, quote);
    memories[symbol] = seen;
    const flat = flatPosition(instrumentId);
    const capital = { equity: moneyOf('1000000'), allocation: moneyOf('1000000'), free: notionalOf('1000000') };
    const context = { instrument, mark: { price, at }, ...capital };
    if (strategy.decide(seen, { ...context, position: flat })?.action === 'Buy') crossings.note(symbol, true);
    const long = { ...flat, netQuantity: size };
    if (strategy.decide(seen, { ...context, position: long })?.action === 'Close') crossings.note(symbol, false);
  });
  return crossings.text();
}
