import type { Instrument, InstrumentId } from '../instrument/instrument';
import type { Candle } from '../market/candle';
import type { MarketChannel, MarketMessage } from '../market/marketMessage';
import type { Quote } from '../market/quote';
import type { EpochMs } from './clock';
import type { Unsubscribe } from './executionClient';

export interface CandleQuery {
  readonly instrumentId: InstrumentId;
  readonly durationMs: number;
  /** The newest `count` closed candles. */
  readonly count: number;
}

/** A connection of its own. */
export interface MarketSubscription {
  readonly channels: readonly MarketChannel[];
  readonly instrumentIds: readonly InstrumentId[];
}

/** Prices and products. */
export interface MarketDataClient {
  /** @throws BrokerError (also the others) */
  instruments(): Promise<readonly Instrument[]>;
  quote(instrumentId: InstrumentId): Promise<Quote>;
  /** Oldest first. */
  candles(query: CandleQuery): Promise<readonly Candle[]>;
  /** Every new best bid and ask. The listener only takes the quote in; it must not throw. */
  subscribeQuotes(instrumentIds: readonly InstrumentId[], listener: (quote: Quote) => void): Unsubscribe;
  /**
   * Opens a connection: first a snapshot of each channel that has one (book, status, quote), then what changes, in order.
   * The listener only takes the message in; it must not throw.
   */
  subscribeMarket(subscription: MarketSubscription, listener: (message: MarketMessage) => void): Unsubscribe;
  venueTime(): Promise<EpochMs>;
}
