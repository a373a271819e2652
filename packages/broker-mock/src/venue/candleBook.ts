import type { Candle, CandleQuery, EpochMs, Instrument } from '@bot/core';
import type { MarketStep } from '../market/marketSource';
import { createCandleRing } from './candleRing';
import { brokerError } from './requestDesk';

/** The candles of all instruments, from what the market showed since the process began. */
export interface CandleBook {
  observe(step: MarketStep): void;
  /** @throws BrokerError NotFound, InvalidRequest */
  candles(query: CandleQuery, now: EpochMs): readonly Candle[];
}

export function createCandleBook(instruments: readonly Instrument[]): CandleBook {
  const rings = new Map(instruments.map((instrument) => [instrument.instrumentId, createCandleRing(instrument)]));
  return {
    observe({ at, books, tradedLots }) {
      for (const book of books) {
        const ring = rings.get(book.instrumentId);
        ring?.quoted(book, at);
        ring?.traded(tradedLots?.get(book.instrumentId) ?? 0, at);
      }
    },
    candles(query, now) {
      const ring = rings.get(query.instrumentId);
      if (ring === undefined) throw brokerError('NotFound', 'candles', `There is no instrument ${query.instrumentId}.`);
      return ring.candles(query, now);
    },
  };
}
