import {
  BrokerError,
  fromSteps,
  midPrice,
  type Candle,
  type CandleQuery,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type Price,
} from '@bot/core';
import type { QuotedBook } from '../exchange/venueEvent';

/** Middles are counted in half ticks, so that they stay whole. */
interface MinuteBar {
  readonly openedAt: EpochMs;
  readonly open: number;
  high: number;
  low: number;
  close: number;
  lots: number;
}

/** The newest minutes of one instrument; larger candles are put together from them. */
export interface CandleRing {
  /** The middle of the quotes after a market step; nothing is counted while a side is empty. */
  quoted(book: QuotedBook, at: EpochMs): void;
  traded(lots: number, at: EpochMs): void;
  /** Oldest first, closed ones only. Intervals in which nothing was quoted are missing. @throws BrokerError InvalidRequest */
  candles(query: CandleQuery, now: EpochMs): readonly Candle[];
}

const MINUTE_MS = 60_000;
/** A day and an hour. */
const KEPT_MINUTES = 1_500;

export function createCandleRing(instrument: Instrument): CandleRing {
  let bars: MinuteBar[] = [];

  function barAt(at: EpochMs, halfTicks: number): MinuteBar {
    const openedAt = at - (at % MINUTE_MS);
    const newest = bars.at(-1);
    if (newest !== undefined && newest.openedAt >= openedAt) return newest;
    const bar = { openedAt, open: halfTicks, high: halfTicks, low: halfTicks, close: halfTicks, lots: 0 };
    bars.push(bar);
    // Cut only now and then, so that a minute costs the same on average.
    if (bars.length > 2 * KEPT_MINUTES) bars = bars.slice(-KEPT_MINUTES);
    return bar;
  }

  return {
    quoted({ bids, asks }, at) {
      const [bid, ask] = [bids[0], asks[0]];
      if (bid === undefined || ask === undefined) return;
      const halfTicks = bid[0] + ask[0];
      const bar = barAt(at, halfTicks);
      bar.high = Math.max(bar.high, halfTicks);
      bar.low = Math.min(bar.low, halfTicks);
      bar.close = halfTicks;
    },
    traded(lots, at) {
      const newest = bars.at(-1);
      if (newest !== undefined) barAt(at, newest.close).lots += lots;
    },
    candles({ instrumentId, durationMs, count }, now) {
      if (durationMs < MINUTE_MS || durationMs % MINUTE_MS !== 0 || count < 1) throw badQuery(instrumentId, durationMs);
      const longer = new Map<EpochMs, MinuteBar>();
      for (const bar of bars) {
        const openedAt = bar.openedAt - (bar.openedAt % durationMs);
        if (openedAt + durationMs > now) break;
        const begun = longer.get(openedAt);
        longer.set(openedAt, begun === undefined ? { ...bar, openedAt } : joined(begun, bar));
      }
      return [...longer.values()].slice(-count).map((bar) => candleFrom(instrument, durationMs, bar));
    },
  };
}

const joined = (begun: MinuteBar, next: MinuteBar): MinuteBar => ({
  openedAt: begun.openedAt,
  open: begun.open,
  high: Math.max(begun.high, next.high),
  low: Math.min(begun.low, next.low),
  close: next.close,
  lots: begun.lots + next.lots,
});

const candleFrom = ({ instrumentId, tickSize, lotSize }: Instrument, durationMs: number, bar: MinuteBar): Candle => ({
  instrumentId,
  openedAt: bar.openedAt,
  durationMs,
  open: priceOfHalfTicks(bar.open, tickSize),
  high: priceOfHalfTicks(bar.high, tickSize),
  low: priceOfHalfTicks(bar.low, tickSize),
  close: priceOfHalfTicks(bar.close, tickSize),
  volume: fromSteps(bar.lots, lotSize),
});

const priceOfHalfTicks = (halfTicks: number, tickSize: Price): Price =>
  midPrice(fromSteps(Math.floor(halfTicks / 2), tickSize), fromSteps(Math.ceil(halfTicks / 2), tickSize));

const badQuery = (instrumentId: InstrumentId, durationMs: number): BrokerError =>
  new BrokerError(
    'InvalidRequest',
    {
      happened: `Candles of ${instrumentId} were asked for in pieces of ${durationMs} ms, or none of them.`,
      toDo: 'Ask for at least one candle of whole minutes.',
    },
    { operation: 'candles' },
  );
