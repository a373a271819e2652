import { assert, toText } from '@bot/core';
import { brokerConformance, registerCards, type BrokerUnderConformance } from '@bot/conformance';
import { createKernel, createMemoryEventStore, createRandom, createVirtualClock } from '@bot/simulation';
import { createMockVenue, instrumentFor, manualMarket, marketPresets, type MockVenueOptions } from './index';

function venueUnderConformance(change: Partial<MockVenueOptions>): BrokerUnderConformance {
  const clock = createVirtualClock({ startAt: 1_700_000_000_000 });
  const kernel = createKernel({ clock });
  const instrument = instrumentFor('BTC-USD');
  assert(instrument !== null, 'BTC-USD is in the table');
  const venue = createMockVenue({
    clock,
    random: createRandom('conformance'),
    instruments: [instrument],
    // Without a spread the best prices stand a tick beside the price that a card asks for.
    market: manualMarket({ preset: { ...marketPresets.normal, spreadBps: 0 } }),
    balances: { USD: '10000' },
    ...change,
  });
  venue.start();
  return {
    broker: venue.broker,
    instrument,
    advance: (ms) => kernel.advance(ms),
    settle: (call) => kernel.run(call),
    async movePriceTo(price) {
      venue.control.price('BTC-USD', toText(price));
      await kernel.advance(0);
    },
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
