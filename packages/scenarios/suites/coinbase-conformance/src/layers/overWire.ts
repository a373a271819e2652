import { createCoinbaseBroker, type CoinbaseBroker, type CoinbaseUrls } from '@bot/broker-coinbase';
import type { MockVenue } from '@bot/broker-mock';
import { createCoinbaseSimulator, generateKey, withWireFaults } from '@bot/coinbase-simulator';
import { assert, silentLogger, type Clock, type Wire } from '@bot/core';
import type { Layer, LayerName, PendingFault, VenueRequestedBy, WireServer } from '@bot/simulation';
import { countedSockets, noteWire, type WireUnderTest } from './wireOf';

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

interface Connection {
  /** What was armed on the wire and never happened. */
  pending(): readonly PendingFault[];
  close(): void;
}

/** Who has not come yet. */
const nobody: Connection = { pending: () => [], close: () => undefined };

/** A name that leads nowhere: the carrier knows where the simulator is. */
const urls: CoinbaseUrls = {
  rest: 'https://coinbase.test',
  market: 'wss://coinbase.test',
  user: 'wss://coinbase.test',
};
/** As patient as callers of the venue itself are. */
const DEADLINE_MS = 5_000;

const key = generateKey('ES256');
const secrets = key.secret.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));

/** The same layer with Coinbase in between: its venue behind the simulator, and the bot behind our client. */
export function overWire(layer: Layer, carrier: Carrier): Layer {
  const requests = new WeakMap<object, VenueRequestedBy>();
  const connections = new WeakMap<object, Connection>();

  return {
    ...layer,
    name: carrier.name,
    secrets,
    ...(carrier.atRest && { atRest: carrier.atRest }),
    createVenue(request) {
      const inner = layer.createVenue(request);
      const { faults } = inner.control;
      const connection = (): Connection => connections.get(venue) as Connection;
      const venue = {
        ...inner,
        control: {
          ...inner.control,
          faults: { ...faults, pending: () => [...faults.pending(), ...connection().pending()] },
        },
        stop() {
          connection().close();
          inner.stop();
        },
      };
      requests.set(venue, request);
      connections.set(venue, nobody);
      return venue;
    },
    connect(venue): CoinbaseBroker {
      const request = requests.get(venue);
      assert(request !== undefined, 'a layer connects to a venue that it made');
      const { clock, random } = request;
      const simulator = createCoinbaseSimulator({
        ...{ venue: venue as MockVenue, clock, keys: [key], orderIds: 'venue', rateLimits: null },
      });
      const faulty = withWireFaults(simulator, clock);
      const { server, sockets } = countedSockets(faulty.server, clock);
      const warnings: WireUnderTest['warnings'][number][] = [];
      noteWire(venue, { faults: faulty.faults, simulator, sockets, warnings });
      const { wire, close } = carrier.carry(server, clock);
      const broker = createCoinbaseBroker({
        ...{ wire, clock, urls, random: random.fork('client'), deadlineMs: DEADLINE_MS },
        credentials: { keyName: key.name, privateKey: key.secret },
        spotInstruments: spotOf(venue as MockVenue),
        logger: { ...silentLogger, warn: (details) => void warnings.push({ ...details }) },
      });
      connections.set(venue, {
        pending: () => faulty.faults.pending(),
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
