import {
  add,
  priceOf,
  quantityOf,
  subtract,
  type Candle,
  type CandleQuery,
  type Clock,
  type Instrument,
  type InstrumentId,
  type Price,
  type Quote,
  type Side,
} from '@bot/core';
import { createBroadcast, type Broadcast } from './broadcast';
import { failure } from './requestLine';

/** Amounts are decimal text. */
export interface QuoteText {
  readonly instrumentId: InstrumentId;
  readonly bid: string;
  readonly ask: string;
  /** Default: the largest quantity of the instrument, as of `askSize`. */
  readonly bidSize?: string;
  readonly askSize?: string;
}

/** Instruments and the prices that the script gave them. */
export interface ScriptedMarket {
  readonly instruments: readonly Instrument[];
  readonly quotes: Broadcast<Quote>;
  instrument(instrumentId: InstrumentId): Instrument | undefined;
  /** @throws BrokerError NotFound, or VenueUnavailable while it has no price */
  quote(instrumentId: InstrumentId): Quote;
  /** What an order of this side would pay or get now; undefined while there is no price. */
  touch(instrumentId: InstrumentId, side: Side): Price | undefined;
  setQuote(quote: QuoteText): Quote;
  /** A quote of one tick below and one above. */
  setPrice(instrumentId: InstrumentId, price: string): Quote;
  setCandles(candles: readonly Candle[]): void;
  candles(query: CandleQuery): readonly Candle[];
}

export function createScriptedMarket(clock: Clock, instruments: readonly Instrument[]): ScriptedMarket {
  const quotes = createBroadcast<Quote>(clock, 'quote');
  const latest = new Map<InstrumentId, Quote>();
  let candles: readonly Candle[] = [];

  function known(instrumentId: InstrumentId): Instrument {
    const found = instruments.find((instrument) => instrument.instrumentId === instrumentId);
    if (found === undefined) throw failure(`quote of ${instrumentId}`, 'NotFound');
    return found;
  }

  function publish(quote: Quote): Quote {
    latest.set(quote.instrumentId, quote);
    quotes.publish(quote);
    return quote;
  }

  return {
    instruments,
    quotes,
    instrument: (instrumentId) => instruments.find((instrument) => instrument.instrumentId === instrumentId),
    quote(instrumentId) {
      const quote = latest.get(known(instrumentId).instrumentId);
      if (quote === undefined) throw failure(`quote of ${instrumentId}`, 'VenueUnavailable');
      return quote;
    },
    touch(instrumentId, side) {
      const quote = latest.get(instrumentId);
      return side === 'Buy' ? quote?.ask : quote?.bid;
    },
    setQuote({ instrumentId, bid, ask, bidSize, askSize }) {
      const { maxQuantity } = known(instrumentId);
      return publish({
        instrumentId,
        bid: priceOf(bid),
        ask: priceOf(ask),
        bidSize: bidSize === undefined ? maxQuantity : quantityOf(bidSize),
        askSize: askSize === undefined ? maxQuantity : quantityOf(askSize),
        at: clock.now(),
      });
    },
    setPrice(instrumentId, price) {
      const { tickSize, maxQuantity } = known(instrumentId);
      const middle = priceOf(price);
      return publish({
        instrumentId,
        bid: subtract(middle, tickSize),
        ask: add(middle, tickSize),
        bidSize: maxQuantity,
        askSize: maxQuantity,
        at: clock.now(),
      });
    },
    setCandles(next) {
      candles = next;
    },
    candles: ({ instrumentId, durationMs, count }) =>
      candles
        .filter((candle) => candle.instrumentId === instrumentId && candle.durationMs === durationMs)
        .toSorted((a, b) => a.openedAt - b.openedAt)
        .slice(-count),
  };
}
