import { createCoinbaseBroker, type CoinbaseBroker, type CoinbaseUrls } from '@bot/broker-coinbase';
import type { MockVenue } from '@bot/broker-mock';
import { createCoinbaseSimulator, generateKey } from '@bot/coinbase-simulator';
import { assert, type Clock, type Wire } from '@bot/core';
import type { Layer, LayerName, VenueRequestedBy, WireServer } from '@bot/simulation';

/** How bytes get from the client to the simulator and back. */
export interface Carrier {
  readonly name: LayerName;
  carry(server: WireServer, clock: Clock): CarriedWire;
  readonly atRest?: () => Promise<void>;
}

export interface CarriedWire {
  readonly wire: Wire;
  /** Ends whatever carries it. Nothing may be waited for. */
  close(): void;
}

/** A name that leads nowhere: the carrier knows where the simulator is. */
const urls: CoinbaseUrls = {
  rest: 'https://coinbase.test',
  market: 'wss://coinbase.test',
  user: 'wss://coinbase.test',
};
/** As patient as callers of the venue itself are. */
const DEADLINE_MS = 5_000;

const key = generateKey('ES256');

/** The same layer with Coinbase in between: its venue behind the simulator, and the bot behind our client. */
export function overWire(layer: Layer, carrier: Carrier): Layer {
  const requests = new WeakMap<object, VenueRequestedBy>();
  const connections = new WeakMap<object, { close(): void }>();

  return {
    ...layer,
    name: carrier.name,
    ...(carrier.atRest && { atRest: carrier.atRest }),
    createVenue(request) {
      const inner = layer.createVenue(request);
      const venue = {
        ...inner,
        stop() {
          connections.get(venue)?.close();
          inner.stop();
        },
      };
      requests.set(venue, request);
      return venue;
    },
    connect(venue): CoinbaseBroker {
      const request = requests.get(venue);
      assert(request !== undefined, 'a layer connects to a venue that it made');
      const { clock, random } = request;
      const simulator = createCoinbaseSimulator({
        ...{ venue: venue as MockVenue, clock, keys: [key], orderIds: 'venue', rateLimits: null },
      });
      const { wire, close } = carrier.carry(simulator, clock);
      const broker = createCoinbaseBroker({
        ...{ wire, clock, urls, random: random.fork('client'), deadlineMs: DEADLINE_MS },
        credentials: { keyName: key.name, privateKey: key.secret },
        spotInstruments: spotOf(venue as MockVenue),
      });
      connections.set(venue, {
        close() {
          broker.close();
          simulator.close();
          close();
        },
      });
      return broker;
    },
  };
}

const spotOf = ({ instruments }: MockVenue): readonly string[] =>
  instruments.filter(({ kind }) => kind === 'Spot').map(({ instrumentId }) => instrumentId);
