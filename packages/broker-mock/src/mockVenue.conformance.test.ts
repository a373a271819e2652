import { assert } from '@bot/core';
import { brokerConformance, registerCards, venueAbilities, type BrokerUnderConformance } from '@bot/conformance';
import { createKernel, createMemoryEventStore, createRandom, createVirtualClock } from '@bot/simulation';
import { createMockVenue, instrumentFor, manualMarket, marketPresets, type MockVenueOptions } from './index';

function venueUnderConformance(change: Partial<MockVenueOptions>): BrokerUnderConformance {
  const clock = createVirtualClock({ startAt: 1_700_000_000_000 });
  const kernel = createKernel({ clock });
  const [instrument, perpetual] = [instrumentFor('BTC-USD'), instrumentFor('BTC-PERP')];
  assert(instrument !== null && perpetual !== null, 'both are in the table');
  const venue = createMockVenue({
    clock,
    random: createRandom('conformance'),
    instruments: [instrument, perpetual],
    // Without a spread the best prices stand a tick beside the price that a card asks for.
    market: manualMarket({ preset: { ...marketPresets.normal, spreadBps: 0 } }),
    balances: { USD: '10000' },
    rules: { 'BTC-USD': { maxOpenOrders: 4 } },
    cancelDelayMs: 200,
    ...change,
  });
  venue.start();
  const advance = (ms: number): Promise<void> => kernel.advance(ms);
  return {
    ...venueAbilities({ venue, instrument, perpetual, advance }),
    broker: venue.broker,
    instrument,
    perpetual,
    maxLeverage: 10,
    listsFunding: true,
    maxOpenOrders: 4,
    priceBandBps: 5_000,
    cancelDelayMs: 200,
    advance,
    settle: (call) => kernel.run(call),
    async dispose() {
      venue.stop();
      await kernel.settled();
    },
  };
}

describe('the simulated exchange conforms', () => {
  describe('when nothing takes time', () => {
    registerCards(brokerConformance({ create: () => venueUnderConformance({ latencyMs: 0, fillDelayMs: 0 }) }), it);
  });
  describe('with 20 ms each way', () => {
    registerCards(brokerConformance({ create: () => venueUnderConformance({}) }), it);
  });
  describe('when it writes everything down first', () => {
    const create = (): BrokerUnderConformance => venueUnderConformance({ store: createMemoryEventStore() });
    registerCards(brokerConformance({ create }), it);
  });
});
