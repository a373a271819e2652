import {
  add,
  midPrice,
  priceOf,
  quantityOf,
  subtract,
  type Candle,
  type CandleQuery,
  type Clock,
  type Instrument,
  type InstrumentId,
  type MarketMessage,
  type MarketNews,
  type MarketSubscription,
  type Price,
  type Quantity,
  type Quote,
  type Side,
  type TradingStatus,
  type Unsubscribe,
} from '@bot/core';
import { createBroadcast, type Broadcast } from './broadcast';
import { createMarketFeed } from './marketFeed';
import { failure } from './requestLine';
import { createScriptedBooks, type ScriptedBooks } from './scriptedBooks';
import { createScriptedTape, type ScriptedTape } from './scriptedTape';

/** Amounts are decimal text. */
export interface QuoteText {
  readonly instrumentId: InstrumentId;
  readonly bid: string;
  readonly ask: string;
  /** Default: the depth that was set, else the largest quantity of the instrument; as of `askSize`. */
  readonly bidSize?: string;
  readonly askSize?: string;
}

/** Instruments and the prices that the script gave them. */
export interface ScriptedMarket {
  readonly instruments: readonly Instrument[];
  readonly quotes: Broadcast<Quote>;
  readonly books: ScriptedBooks;
  readonly tape: ScriptedTape;
  instrument(instrumentId: InstrumentId): Instrument | undefined;
  /** @throws BrokerError NotFound, or VenueUnavailable while it has no price */
  quote(instrumentId: InstrumentId): Quote;
  /** What an order of this side would pay or get now; undefined while there is no price. */
  touch(instrumentId: InstrumentId, side: Side): Price | undefined;
  setQuote(quote: QuoteText): Quote;
  /** A quote of one tick below and one above. */
  setPrice(instrumentId: InstrumentId, price: string): Quote;
  /** How much an order can trade at once; undefined: any quantity, whatever is quoted. */
  depth(instrumentId: InstrumentId): Quantity | undefined;
  setDepth(instrumentId: InstrumentId, quantity: Quantity): void;
  status(instrumentId: InstrumentId): TradingStatus;
  setStatus(instrumentId: InstrumentId, status: TradingStatus): void;
  setCandles(candles: readonly Candle[]): void;
  candles(query: CandleQuery): readonly Candle[];
  subscribe(subscription: MarketSubscription, listener: (message: MarketMessage) => void): Unsubscribe;
}

export function createScriptedMarket(clock: Clock, instruments: readonly Instrument[]): ScriptedMarket {
  const quotes = createBroadcast<Quote>(clock, 'quote');
  const feed = createMarketFeed(clock);
  const books = createScriptedBooks(feed);
  const tape = createScriptedTape(feed);
  const latest = new Map<InstrumentId, Quote>();
  const depths = new Map<InstrumentId, Quantity>();
  const statuses = new Map<InstrumentId, TradingStatus>();
  let candles: readonly Candle[] = [];

  const find = (instrumentId: InstrumentId): Instrument | undefined =>
    instruments.find((instrument) => instrument.instrumentId === instrumentId);

  function known(instrumentId: InstrumentId): Instrument {
    const found = find(instrumentId);
    if (found === undefined) throw failure(`quote of ${instrumentId}`, 'NotFound');
    return found;
  }

  const usualSize = (instrumentId: InstrumentId): Quantity =>
    depths.get(instrumentId) ?? known(instrumentId).maxQuantity;

  const statusOf = (instrumentId: InstrumentId): TradingStatus =>
    statuses.get(instrumentId) ?? find(instrumentId)?.tradingStatus ?? 'Online';

  function publish(quote: Quote): Quote {
    latest.set(quote.instrumentId, quote);
    quotes.publish(quote);
    feed.publish({ type: 'Quote', quote });
    books.quote(quote);
    tape.pass(quote.instrumentId, midPrice(quote.bid, quote.ask));
    return quote;
  }

  /** What a connection begins with. */
  function* present(instrumentId: InstrumentId): Iterable<MarketNews> {
    if (find(instrumentId) === undefined) return;
    yield { type: 'Status', instrumentId, status: statusOf(instrumentId) };
    const quote = latest.get(instrumentId);
    if (quote !== undefined) yield { type: 'Quote', quote };
    yield { type: 'BookSnapshot', instrumentId, levels: books.levels(instrumentId) };
  }

  return {
    instruments,
    quotes,
    books,
    tape,
    instrument: find,
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
      const size = usualSize(instrumentId);
      return publish({
        instrumentId,
        bid: priceOf(bid),
        ask: priceOf(ask),
        bidSize: bidSize === undefined ? size : quantityOf(bidSize),
        askSize: askSize === undefined ? size : quantityOf(askSize),
        at: clock.now(),
      });
    },
    setPrice(instrumentId, price) {
      const { tickSize } = known(instrumentId);
      const [middle, size] = [priceOf(price), usualSize(instrumentId)];
      const prices = { bid: subtract(middle, tickSize), ask: add(middle, tickSize) };
      return publish({ instrumentId, ...prices, bidSize: size, askSize: size, at: clock.now() });
    },
    depth: (instrumentId) => depths.get(instrumentId),
    setDepth(instrumentId, quantity) {
      depths.set(instrumentId, quantity);
      const quote = latest.get(instrumentId);
      if (quote !== undefined) publish({ ...quote, bidSize: quantity, askSize: quantity, at: clock.now() });
    },
    status: statusOf,
    setStatus(instrumentId, status) {
      statuses.set(instrumentId, status);
      feed.publish({ type: 'Status', instrumentId, status });
    },
    setCandles(next) {
      candles = next;
    },
    candles: ({ instrumentId, durationMs, count }) =>
      candles
        .filter((candle) => candle.instrumentId === instrumentId && candle.durationMs === durationMs)
        .toSorted((a, b) => a.openedAt - b.openedAt)
        .slice(-count),
    subscribe: (subscription, listener) =>
      feed.open(
        subscription,
        subscription.instrumentIds.flatMap((instrumentId) => [...present(instrumentId)]),
        listener,
      ),
  };
}
