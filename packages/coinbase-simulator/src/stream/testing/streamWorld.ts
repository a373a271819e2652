import type { EpochMs, Instrument, OrderRequest, Socket, SocketListener } from '@bot/core';
import {
  createMockVenue,
  instrumentTable,
  manualMarket,
  type MockVenue,
  type MockVenueOptions,
} from '@bot/broker-mock';
import {
  createKernel,
  createMemoryWire,
  createRandom,
  createVirtualClock,
  limitOrder,
  type Kernel,
  type VirtualClock,
} from '@bot/simulation';
import type { StreamHost, StreamLimits } from '../streamHost';
import { createStreamServer, type StreamServer } from '../streamServer';

/** A frame as a client reads it. */
export interface Frame {
  readonly channel?: string;
  readonly type?: string;
  readonly message?: string;
  readonly client_id?: string;
  readonly timestamp?: string;
  readonly sequence_num?: number;
  readonly events: readonly { readonly [field: string]: unknown }[];
}

export interface StreamClient {
  readonly socket: Socket;
  readonly frames: Frame[];
  /** `1001 reason`; null while it is open. */
  ended(): string | null;
  /** `channel type` of each frame with its number, since last asked. */
  lines(): readonly string[];
  /** Events of one channel, all that came. */
  events(channel: string): readonly { readonly [field: string]: unknown }[];
  say(message: object): void;
  subscribe(channel: string, productIds?: readonly string[], jwt?: string): void;
}

export interface StreamWorld {
  readonly clock: VirtualClock;
  readonly kernel: Kernel;
  readonly venue: MockVenue;
  readonly server: StreamServer;
  /** Connects, and is open when it resolves. */
  connect(): Promise<StreamClient>;
  /** Buys 0.01 BTC-USD for the bot, changed as asked. */
  order(limitPrice: string, change?: Partial<OrderRequest>): Promise<void>;
}

export const START: EpochMs = Date.UTC(2026, 8, 7, 23, 37, 22);

export interface StreamWorldOptions {
  readonly limits?: Partial<StreamLimits>;
  readonly venue?: Partial<MockVenueOptions>;
  readonly instruments?: readonly Instrument[];
  /** Default: INTX. */
  readonly perpetualVenue?: 'INTX' | 'FCM';
}

/** A venue whose market moves only by hand, and its sockets, in memory and on virtual time. */
export function openStreamWorld(options: StreamWorldOptions = {}): StreamWorld {
  const { limits, instruments = instrumentTable, perpetualVenue = 'INTX' } = options;
  const clock = createVirtualClock({ startAt: START });
  const kernel = createKernel({ clock });
  const venue = createMockVenue({
    ...{ clock, random: createRandom(1), instruments, market: manualMarket() },
    balances: { USD: '100000' },
    ...options.venue,
  });
  venue.start();
  const server = createStreamServer({ ...hostOf(clock, venue), perpetualVenue: () => perpetualVenue }, limits);
  const wire = createMemoryWire({ clock, server: { ...server, answer: () => new Promise(() => undefined) } });
  let placed = 0;

  return {
    ...{ clock, kernel, venue, server },
    async connect() {
      const client = createClient((listener) => wire.connect('wss://127.0.0.1/', listener, { maxBytes: 1 << 26 }));
      await kernel.advance(0);
      return client;
    },
    async order(limitPrice, change = {}) {
      placed += 1;
      venue.control.manualOrder(limitOrder(`c${placed}`, limitPrice, change));
      await kernel.advance(0);
    },
  };
}

/** Tokens are the names of accounts; perpetuals have longer names. */
const hostOf = (clock: VirtualClock, venue: MockVenue): Omit<StreamHost, 'perpetualVenue'> => ({
  clock,
  market: venue.counter(),
  identify: (token) =>
    token === 'bot' || token === 'rival'
      ? {
          ...{ userId: `user-${token}`, portfolioId: `portfolio-${token}`, account: venue.counter(token) },
          perpetualsPortfolioId: `perpetuals-${token}`,
        }
      : null,
  instrumentOf(productId) {
    const instrumentId = productId.replace('-PERP-INTX', '-PERP');
    return venue.instruments.some((known) => known.instrumentId === instrumentId) ? instrumentId : null;
  },
  productIdOf: (instrumentId) => instrumentId.replace('-PERP', '-PERP-INTX'),
  orderIdOf: (venueOrderId) => `order-${venueOrderId}`,
  tradeIdOf: (tradeId) => `trade-${tradeId}`,
  tradesOf: () => [],
});

function createClient(connect: (listener: SocketListener) => Socket): StreamClient {
  const frames: Frame[] = [];
  let told = 0;
  let end: string | null = null;
  const decoder = new TextDecoder();
  const socket = connect({
    opened: () => undefined,
    received: (message) => void frames.push(JSON.parse(decoder.decode(message)) as Frame),
    closed: ({ code, reason }, error) => void (end = `${code} ${reason || (error?.message ?? '')}`.trim()),
  });
  const say = (message: object): void => socket.send(JSON.stringify(message));

  return {
    ...{ socket, frames, say },
    ended: () => end,
    lines() {
      const fresh = frames.slice(told);
      told = frames.length;
      return fresh.map(lineOf);
    },
    events: (channel) => frames.filter((frame) => frame.channel === channel).flatMap(({ events }) => events),
    subscribe: (channel, productIds, jwt) =>
      say({ type: 'subscribe', channel, ...(productIds && { product_ids: productIds }), ...(jwt && { jwt }) }),
  };
}

/** `3 l2_data update BTC-USD`, `4 subscriptions {"level2":["BTC-USD"]}`, `error authentication failure`. */
function lineOf({ channel, type, message, sequence_num: number, events }: Frame): string {
  if (type === 'error') return `error ${message}`;
  const about = events.map((event) =>
    channel === 'subscriptions'
      ? JSON.stringify(event['subscriptions'])
      : [event['type'], event['product_id']].filter(Boolean).join(' '),
  );
  return `${number} ${channel} ${about.join(', ')}`.trim();
}
