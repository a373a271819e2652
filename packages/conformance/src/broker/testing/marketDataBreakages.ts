import { quantityOf } from '@bot/core';
import { btcUsd } from '@bot/simulation';
import type { Breakages } from './breakages';

/** Brokers that tell something false of the market. */
export const marketDataBreakages: Breakages = {
  'BC-010': () => ({ instruments: async () => [{ ...btcUsd, lotSize: quantityOf('0') }] }),
  'BC-020': (broker) => ({
    quote: async (instrumentId) => {
      const quote = await broker.quote(instrumentId);
      return { ...quote, bid: quote.ask };
    },
  }),
  'BC-030': (broker) => ({ quote: () => broker.quote('BTC-USD') }),
  'BC-040': (broker) => ({
    subscribeQuotes: (instrumentIds, listener) => {
      broker.subscribeQuotes(instrumentIds, listener);
      return () => undefined;
    },
  }),
  'BC-050': (broker) => ({ candles: async (query) => (await broker.candles(query)).toReversed() }),
};
