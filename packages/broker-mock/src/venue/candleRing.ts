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

/** Prices are counted in half ticks, so that the middle of two is whole too. */
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
  /** A price that was seen: the middle of quotes, or the price of a trade. */
  seen(halfTicks: number, at: EpochMs): void;
  /** A price at which so much was traded. */
  traded(ticks: number, lots: number, at: EpochMs): void;
  /** Oldest first, closed ones only. Intervals in which nothing was seen are missing. @throws BrokerError InvalidRequest */
  candles(query: CandleQuery, now: EpochMs): readonly Candle[];
  /** From the one that opened at `openedAt` to the one that is running, oldest first. */
  since(openedAt: EpochMs, durationMs: number): readonly Candle[];
}

const MINUTE_MS = 60_000;
/** A day and an hour. */
const KEPT_MINUTES = 1_500;

export function createCandleRing(instrument: Instrument): CandleRing {
  let bars: MinuteBar[] = [];

  function barAt(at: EpochMs, halfTicks: number): MinuteBar {
    const openedAt = openingOf(at, MINUTE_MS);
    const newest = bars.at(-1);
    if (newest !== undefined && newest.openedAt >= openedAt) return newest;
    const bar = { openedAt, open: halfTicks, high: halfTicks, low: halfTicks, close: halfTicks, lots: 0 };
    bars.push(bar);
    // Cut only now and then, so that a minute costs the same on average.
    if (bars.length > 2 * KEPT_MINUTES) bars = bars.slice(-KEPT_MINUTES);
    return bar;
  }

  function seen(halfTicks: number, at: EpochMs): MinuteBar {
    const bar = barAt(at, halfTicks);
    bar.high = Math.max(bar.high, halfTicks);
    bar.low = Math.min(bar.low, halfTicks);
    bar.close = halfTicks;
    return bar;
  }

  return {
    seen: (halfTicks, at) => void seen(halfTicks, at),
    traded: (ticks, lots, at) => void (seen(2 * ticks, at).lots += lots),
    candles({ instrumentId, durationMs, count }, now) {
      if (durationMs < MINUTE_MS || durationMs % MINUTE_MS !== 0 || count < 1) throw badQuery(instrumentId, durationMs);
      const closed = longer(bars, durationMs).filter(({ openedAt }) => openedAt + durationMs <= now);
      return closed.slice(-count).map((bar) => candleFrom(instrument, durationMs, bar));
    },
    since(openedAt, durationMs) {
      let first = bars.length;
      while ((bars[first - 1]?.openedAt ?? -Infinity) >= openedAt) first -= 1;
      return longer(bars.slice(first), durationMs).map((bar) => candleFrom(instrument, durationMs, bar));
    },
  };
}

/** When the interval began that a moment lies in. Worked example: 7 minutes lie in the five minutes that began at 5. */
export const openingOf = (at: EpochMs, durationMs: number): EpochMs => at - (at % durationMs);

function longer(minutes: readonly MinuteBar[], durationMs: number): readonly MinuteBar[] {
  const bars = new Map<EpochMs, MinuteBar>();
  for (const minute of minutes) {
    const openedAt = openingOf(minute.openedAt, durationMs);
    const begun = bars.get(openedAt);
    bars.set(openedAt, begun === undefined ? { ...minute, openedAt } : joined(begun, minute));
  }
  return [...bars.values()];
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
