import type { Candle, CandleQuery, EpochMs, InstrumentId } from '@bot/core';
import type { QuotedBook, VenueEvent } from '../exchange/venueEvent';
import type { VenueState } from '../exchange/venueState';
import { createCandleRing, type CandleRing } from './candleRing';
import { brokerError } from './brokerError';

/** The candles of all instruments, from what was quoted and traded since the process began. */
export interface CandleBook {
  /** Called with all events of one command. */
  publish(events: readonly VenueEvent[]): void;
  /** Closed ones. @throws BrokerError NotFound, InvalidRequest */
  candles(query: CandleQuery, now: EpochMs): readonly Candle[];
  /** From the one that opened at `openedAt` to the one that is running, oldest first; none of an instrument that is not there. */
  since(instrumentId: InstrumentId, openedAt: EpochMs, durationMs: number): readonly Candle[];
}

/**
 * Prices are those of all trades and, after each market step, the middle of other people's quotes; while one of their sides is empty
 * only trades count. The volume is that of all trades, other people's among themselves included.
 */
export function createCandleBook({ markets }: Pick<VenueState, 'markets'>): CandleBook {
  const rings = new Map<InstrumentId, CandleRing>();
  for (const [instrumentId, { listing }] of markets) rings.set(instrumentId, createCandleRing(listing.instrument));
  return {
    publish(events) {
      for (const event of events) {
        if (event.type === 'TradeExecuted') rings.get(event.instrumentId)?.traded(event.ticks, event.lots, event.at);
        if (event.type === 'MarketStepped') {
          for (const book of event.books) step(rings.get(book.instrumentId), book, event.at);
        }
      }
    },
    candles(query, now) {
      const ring = rings.get(query.instrumentId);
      if (ring === undefined) throw brokerError('NotFound', 'candles', `There is no instrument ${query.instrumentId}.`);
      return ring.candles(query, now);
    },
    since: (instrumentId, openedAt, durationMs) => rings.get(instrumentId)?.since(openedAt, durationMs) ?? [],
  };
}

function step(ring: CandleRing | undefined, { bids, asks, prints = [] }: QuotedBook, at: EpochMs): void {
  for (const { ticks, lots } of prints) ring?.traded(ticks, lots, at);
  const [bid, ask] = [bids[0], asks[0]];
  if (bid !== undefined && ask !== undefined) ring?.seen(bid[0] + ask[0], at);
}
