import type { Clock } from '@bot/core';
import type { ServedPeer, WireServer } from '@bot/simulation';

/** The venue's end of one socket, as the test speaks for it. */
export interface ScriptedSocket {
  readonly url: string;
  /** What the client sent, parsed. */
  readonly said: readonly ClientMessage[];
  readonly isGone: boolean;
  /** Next in the sequence, now; `sequence` puts it elsewhere, and what follows goes on from there. */
  tell(channel: string, events: readonly object[], sequence?: number): void;
  tellText(text: string): void;
  /** The number of the next frame. */
  readonly next: number;
  /** Sequence numbers that are never sent. */
  skip(frames: number): void;
  readonly peer: ServedPeer;
}

export interface ClientMessage {
  readonly type: 'subscribe' | 'unsubscribe';
  readonly channel: string;
  readonly product_ids?: readonly string[];
  readonly jwt?: string;
}

export interface ScriptedVenueOptions {
  readonly clock: Clock;
  /** Answers what a client asked for. Default: as the venue does. */
  readonly answer?: (message: ClientMessage, socket: ScriptedSocket, venue: ScriptedVenue) => void;
}

export interface ScriptedVenue extends WireServer {
  readonly sockets: readonly ScriptedSocket[];
  /** `bid 99 1` by product. */
  readonly books: Map<string, string[]>;
  /** The open orders, as the user channel has them. */
  orders: object[];
  /** Whether it beats once a second. */
  beats: boolean;
  /** Newest socket. */
  readonly last: ScriptedSocket;
}

const BATCH = 50;

/** A venue that keeps to its order: a snapshot, then the acknowledgement of the whole connection. */
export function createScriptedVenue({ clock, answer = answerAsVenue }: ScriptedVenueOptions): ScriptedVenue {
  const sockets: ScriptedSocket[] = [];
  const venue: ScriptedVenue = {
    sockets,
    books: new Map(),
    orders: [],
    beats: true,
    get last() {
      return sockets.at(-1) as ScriptedSocket;
    },
    answer: () => new Promise(() => undefined),
    accept({ url }, peer) {
      const said: ClientMessage[] = [];
      let sequence = 0;
      const state = { isGone: false };
      const socket: ScriptedSocket = {
        url,
        said,
        peer,
        get next() {
          return sequence;
        },
        get isGone() {
          return state.isGone;
        },
        tell(channel, events, at = sequence) {
          sequence = at + 1;
          const timestamp = new Date(clock.now()).toISOString();
          peer.send(JSON.stringify({ channel, client_id: '', timestamp, sequence_num: at, events }));
        },
        tellText: (text) => peer.send(text),
        skip: (frames) => void (sequence += frames),
      };
      sockets.push(socket);
      beatOn(clock, venue, socket);
      return {
        received(text) {
          const message = JSON.parse(text) as ClientMessage;
          said.push(message);
          answer(message, socket, venue);
        },
        closed: () => void (state.isGone = true),
      };
    },
  };
  return venue;
}

function beatOn(clock: Clock, venue: ScriptedVenue, socket: ScriptedSocket): void {
  let counter = 0;
  const beat = (): void => {
    if (socket.isGone) return;
    if (venue.beats && isSubscribed(socket, 'heartbeats')) socket.tell('heartbeats', [heartbeat(counter++)]);
    clock.setTimer(1_000, beat);
  };
  clock.setTimer(1_000, beat);
}

const heartbeat = (counter: number): object => ({
  current_time: '2026-09-07 23:37:22.674409 +0000 UTC m=+139651.272674714',
  heartbeat_counter: counter,
});

const isSubscribed = ({ said }: ScriptedSocket, channel: string): boolean =>
  said.findLast((message) => message.channel === channel)?.type === 'subscribe';

/** As the venue does: snapshots first. */
export function answerAsVenue(message: ClientMessage, socket: ScriptedSocket, venue: ScriptedVenue): void {
  if (message.type === 'subscribe') tellSnapshots(message, socket, venue);
  acknowledge(socket);
}

export function acknowledge(socket: ScriptedSocket): void {
  const subscriptions: Record<string, readonly string[]> = {};
  for (const { type, channel, product_ids } of socket.said) {
    if (type === 'subscribe') subscriptions[channel] = product_ids ?? [channel === 'user' ? '3e625b74' : channel];
    else delete subscriptions[channel];
  }
  socket.tell('subscriptions', [{ subscriptions }]);
}

function tellSnapshots(message: ClientMessage, socket: ScriptedSocket, { books, orders }: ScriptedVenue): void {
  if (message.channel === 'user') {
    const batches = Math.max(1, Math.ceil(orders.length / BATCH));
    for (let batch = 0; batch < batches; batch++) {
      socket.tell('user', [userSnapshot(orders.slice(batch * BATCH, (batch + 1) * BATCH))]);
    }
  }
  if (message.channel !== 'level2') return;
  for (const id of message.product_ids ?? []) {
    const dataId = id === 'BTC-USDC' ? 'BTC-USD' : id;
    socket.tell('l2_data', [level2('snapshot', dataId, ...(books.get(dataId) ?? ['bid 99 1', 'offer 101 2']))]);
  }
}

const userSnapshot = (orders: readonly object[]): object => ({
  type: 'snapshot',
  orders,
  positions: {
    perpetual_futures_positions: [],
    expiring_futures_positions: [],
    prediction_market_positions: [],
  },
});

/** `bid 99.5 2` */
export const level2 = (type: 'snapshot' | 'update', product_id: string, ...levels: readonly string[]): object => ({
  type,
  product_id,
  updates: levels.map((level) => {
    const [side, price_level, new_quantity] = level.split(' ');
    return { side, event_time: '1970-01-01T00:00:00Z', price_level, new_quantity };
  }),
});

/** What was asked for, as lines: `subscribe level2 BTC-USD`. */
export const askedFor = ({ said }: ScriptedSocket): readonly string[] =>
  said.map(({ type, channel, product_ids }) => [type, channel, ...(product_ids ?? [])].join(' '));
