import { createMarkWindow, markOf, type Candle, type EpochMs, type Quote } from '@bot/core';
import type { InputOf } from '../input';
import type { EngineState } from '../state/engineState';
import { rememberSample } from './strategies';

/** Strategies see closed candles before they see anything else. Those that have seen something go on from there. */
export function observeWarmUp(state: EngineState, { warmUp }: InputOf<'VenueLoaded'>): void {
  const { view, strategies } = state;
  const before = new Map([...view.memories].map(([id, memories]) => [id, new Set(memories.keys())]));
  for (const quote of warmUp.map(closingQuote)) {
    noteMark(state, quote);
    const known = before.get(quote.instrumentId);
    rememberSample(
      state,
      quote,
      strategies.filter(({ strategyId }) => known?.has(strategyId) !== true),
    );
  }
  view.cold.clear();
}

/** Before the venue was loaded a quote is only a price: strategies begin with the warm-up, which is older. */
export function observeQuote(state: EngineState, { quote }: InputOf<'QuoteSampled'>): void {
  const { view } = state;
  const newest = view.marks.get(quote.instrumentId)?.latest();
  if (newest !== undefined && newest.at > quote.at) {
    if (!isFromFuture(state, newest.at) || isFromFuture(state, quote.at)) return;
    // A time that cannot be true must not hold back the true ones that follow.
    view.marks.delete(quote.instrumentId);
  }
  noteMark(state, quote);
  view.quotes.set(quote.instrumentId, quote);
  if (view.fees !== null) rememberSample(state, quote, warmStrategies(state));
}

const warmStrategies = ({ view: { cold }, strategies }: EngineState): EngineState['strategies'] =>
  cold.size === 0 ? strategies : strategies.filter(({ strategyId }) => !cold.has(strategyId));

const isFromFuture = ({ view, config }: EngineState, at: EpochMs): boolean =>
  at - view.now > config.limits.maxMarkAgeMs;

function noteMark({ view, config }: EngineState, quote: Quote): void {
  const window = view.marks.get(quote.instrumentId) ?? createMarkWindow(config.markWindowSize);
  view.marks.set(quote.instrumentId, window);
  window.push(markOf(quote));
}

/** A closed candle stands for the quote at its end. */
const closingQuote = ({ instrumentId, close, volume, openedAt, durationMs }: Candle): Quote => ({
  instrumentId,
  bid: close,
  ask: close,
  bidSize: volume,
  askSize: volume,
  at: openedAt + durationMs,
});
