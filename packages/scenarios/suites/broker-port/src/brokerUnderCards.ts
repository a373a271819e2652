import { instrumentFor } from '@bot/broker-mock';
import type { BrokerUnderConformance } from '@bot/conformance';
import { assert, toText } from '@bot/core';
import { createKernel, createRandom, createTrace, createVirtualClock, type Layer } from '@bot/simulation';

/** 2025-10-15, 12:00 UTC. */
const START_AT = 1_760_529_600_000;
const instrument = instrumentFor('BTC-USD');

/** A venue of the layer on virtual time, with 10,000 USD on the account. */
export function brokerUnderCards(layer: Layer): BrokerUnderConformance {
  assert(instrument !== null, 'BTC-USD is listed');
  const clock = createVirtualClock({ startAt: START_AT });
  const trace = createTrace(clock);
  const kernel = createKernel({ clock, trace });
  const random = createRandom('broker-port');
  const venue = layer.createVenue({ clock, random, trace, instrumentIds: [instrument.instrumentId] });
  venue.start();
  venue.control.deposit('USD', '10000');
  return {
    broker: layer.connect?.(venue) ?? venue.broker,
    instrument,
    advance: (ms) => kernel.advance(ms),
    settle: (call) => kernel.run(call),
    async movePriceTo(price) {
      venue.control.price(instrument.instrumentId, toText(price));
      await kernel.advance(0);
    },
    async dispose() {
      venue.stop();
    },
  };
}
