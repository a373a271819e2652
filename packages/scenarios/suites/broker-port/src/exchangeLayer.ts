import { createMockVenue, instrumentTable, manualMarket, marketPresets } from '@bot/broker-mock';
import { createMemoryEventStore, type Layer } from '@bot/simulation';
import { venueFacts } from './venueFacts';

/** Layer S without any bot: the simulated exchange, and the store in memory. */
export const exchangeLayer = (): Layer => ({
  name: 'S',
  createVenue: ({ clock, random, trace, instrumentIds }) =>
    createMockVenue({
      clock,
      random,
      trace,
      // Without a spread the best prices stand a tick beside the price that a card asks for.
      market: manualMarket({ preset: { ...marketPresets.normal, spreadBps: 0 } }),
      balances: {},
      instruments: instrumentTable.filter(({ instrumentId }) => instrumentIds.includes(instrumentId)),
      cancelDelayMs: venueFacts.cancelDelayMs,
      rules: {
        'BTC-USD': { maxOpenOrders: venueFacts.maxOpenOrders, priceBandBps: venueFacts.priceBandBps },
        // Often, so that nobody waits for an hour of a wire.
        'BTC-PERP': { fundingIntervalMs: 600_000 },
      },
    }),
  createStore: () => createMemoryEventStore(),
});
