import { instrumentFor } from '@bot/broker-mock';
import { venueAbilities, type BrokerUnderConformance } from '@bot/conformance';
import { assert, fundingIntervalOf } from '@bot/core';
import { createKernel, createRandom, createTrace, createVirtualClock, type Layer } from '@bot/simulation';
import { venueFacts } from './venueFacts';

/** 2025-10-15, 12:00 UTC. */
const START_AT = 1_760_529_600_000;
const instrument = instrumentFor('BTC-USD');
const perpetual = instrumentFor('BTC-PERP');

/** A venue of the layer on virtual time, with 10,000 USD on the account. */
export function brokerUnderCards(layer: Layer): BrokerUnderConformance {
  assert(instrument !== null && perpetual !== null, 'BTC-USD and BTC-PERP are listed');
  const clock = createVirtualClock({ startAt: START_AT });
  const trace = createTrace(clock);
  const kernel = createKernel({ clock, trace, atRest: layer.atRest });
  const random = createRandom('broker-port');
  const instrumentIds = [instrument.instrumentId, perpetual.instrumentId];
  const venue = layer.createVenue({ clock, random, trace, instrumentIds });
  venue.start();
  venue.control.deposit('USD', '10000');
  // Of the perpetual: spot pays none.
  const fundingIntervalMs = Math.max(...venue.instruments.map((listed) => Number(fundingIntervalOf(listed))));
  const advance = (ms: number): Promise<void> => kernel.advance(ms);
  return {
    ...venueAbilities({ venue, instrument, perpetual, fundingIntervalMs, advance }),
    ...venueFacts,
    broker: layer.connect?.(venue) ?? venue.broker,
    instrument,
    perpetual,
    advance,
    settle: (call) => kernel.run(call),
    async dispose() {
      venue.stop();
    },
  };
}
