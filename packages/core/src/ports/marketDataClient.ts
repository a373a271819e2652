import type { Instrument, InstrumentId } from '../instrument/instrument';
import type { Candle } from '../market/candle';
import type { Quote } from '../market/quote';
import type { EpochMs } from './clock';
import type { Unsubscribe } from './executionClient';

export interface CandleQuery {
  readonly instrumentId: InstrumentId;
  readonly durationMs: number;
  /** The newest `count` closed candles. */
  readonly count: number;
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
  venueTime(): Promise<EpochMs>;
}
