import type { Clock, Logger, Socket, Wire } from '@bot/core';
import { decodeFrame } from '../frame/decodeFrame';
import type { DataFrame, Frame } from '../frame/frame';
import type { StreamSettings } from '../streamSettings';
import { createDeadline } from './deadline';
import { createFrameSequence } from './frameSequence';
import { createSubscriptions } from './subscriptions';
import { topicMessage, type Topic } from './topic';

/** How a connection ended, or why we ended it. */
export type ConnectionEnd =
  /** The venue refused a subscription or the whole connection, by a frame of its own. */
  | { readonly why: 'Refused'; readonly message: string }
  | { readonly why: 'NotOpened' | 'Closed'; readonly message: string }
  /** Acknowledgement or snapshots did not come in time. */
  | { readonly why: 'NotSubscribed' }
  /** Nothing comes, not even heartbeats. */
  | { readonly why: 'Dead' }
  /** Heartbeats, and no data. */
  | { readonly why: 'Silent' }
  /** Frames were lost, and what was lost with them cannot be asked for otherwise. */
  | { readonly why: 'Gap' };

export interface ConnectionListener {
  /** Everything is acknowledged, and every book has its snapshot. */
  running(): void;
  /** In the order of its sequence, once. */
  frame(frame: DataFrame): void;
  /** So many frames are missing before the next one. */
  lost(missed: number): void;
  /** Once, last. */
  ended(end: ConnectionEnd): void;
}

export interface ConnectionOptions {
  readonly wire: Pick<Wire, 'connect'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly url: string;
  readonly topics: readonly Topic[];
  /** A new token, or null for a subscription without one. */
  readonly token: () => string | null;
  /** Data comes all the time: its silence is a failure. */
  readonly isBusy: boolean;
  readonly settings: StreamSettings;
  readonly listener: ConnectionListener;
}

export interface Connection {
  /** Asks for the books anew: they are acknowledged and begin with a snapshot. While that is under way, or was just done, the connection ends instead. */
  resync(): void;
  /** Nothing is told any more. */
  close(): void;
}

/**
 * One socket from its handshake to its end:
 * ```
 * connect ─▶ opened ─▶ subscribe, channel by channel ─▶ snapshots and acknowledgements ─▶ running ─▶ …
 * ```
 * Each step has its deadline. A frame that cannot be read leaves a gap in the sequence, and is treated as lost.
 */
export function openConnection(options: ConnectionOptions): Connection {
  const { wire, clock, logger, url, topics, token, isBusy, settings, listener } = options;
  const subscriptions = createSubscriptions(topics);
  const sequence = createFrameSequence();
  let resyncedMs = -Infinity;
  let isOpened = false;
  let isOver = false;

  const handshake = createDeadline(clock, settings.handshakeMs, () => fail({ why: 'NotOpened', message: 'too slow' }));
  const subscribed = createDeadline(clock, settings.subscribeMs, () => fail({ why: 'NotSubscribed' }));
  const alive = createDeadline(clock, settings.deadAfterMs, () => fail({ why: 'Dead' }));
  const busy = createDeadline(clock, settings.silentAfterMs, () => fail({ why: 'Silent' }));
  const ping = createDeadline(clock, settings.pingEveryMs, () => {
    socket.ping();
    ping.start();
  });
  const deadlines = [handshake, subscribed, alive, busy, ping];

  function over(): void {
    isOver = true;
    for (const deadline of deadlines) deadline.stop();
  }

  function end(why: ConnectionEnd): void {
    if (isOver) return;
    over();
    listener.ended(why);
  }

  /** We end it: who does not answer is not waited for. */
  function fail(why: ConnectionEnd): void {
    if (isOver) return;
    socket.destroy();
    end(why);
  }

  function subscribe(asked: readonly Topic[]): void {
    subscribed.start();
    for (const topic of asked) socket.send(topicMessage('subscribe', topic, token()));
  }

  function heard(frame: DataFrame): void {
    const missed = sequence.missedBefore(frame.sequence);
    // What was heard before is no sign of life: a connection that only repeats itself tells nothing.
    if (missed === null) return;
    alive.extend();
    if (missed > 0) listener.lost(missed);
    if (missed > 0) resync();
    if (isOver) return;
    if (frame.channel !== 'heartbeats' && frame.channel !== 'subscriptions') busy.extend();
    const wasRunning = subscriptions.isComplete;
    subscriptions.heard(frame);
    listener.frame(frame);
    if (isOver || wasRunning || !subscriptions.isComplete) return;
    subscribed.stop();
    listener.running();
  }

  function resync(): void {
    if (isOver) return;
    // Books that cannot be right so soon again are asked for after a wait, which only a new connection has.
    const isSoon = clock.monotonicMs() - resyncedMs < settings.stableAfterMs;
    const books = isSoon ? null : subscriptions.resync();
    if (books === null) return fail({ why: 'Gap' });
    resyncedMs = clock.monotonicMs();
    for (const topic of books) socket.send(topicMessage('unsubscribe', topic, token()));
    if (books.length > 0) subscribe(books);
  }

  function received(message: Uint8Array): void {
    if (isOver) return;
    const frame = read(message);
    if (frame === null) return;
    if (frame.channel === 'error') return fail({ why: 'Refused', message: frame.message });
    heard(frame);
  }

  function read(message: Uint8Array): Frame | null {
    try {
      return decodeFrame(message);
    } catch (error) {
      logger.warn(
        { url, bytes: message.length, error: String(error) },
        'A frame of Coinbase could not be read; it counts as lost.',
      );
      return null;
    }
  }

  handshake.start();
  const socket: Socket = wire.connect(
    url,
    {
      opened() {
        if (isOver) return;
        isOpened = true;
        handshake.stop();
        alive.start();
        ping.start();
        if (isBusy) busy.start();
        subscribe(topics);
      },
      received,
      closed({ code, reason }, error) {
        const message = error === undefined ? `${code} ${reason}`.trim() : String(error);
        end({ why: isOpened ? 'Closed' : 'NotOpened', message });
      },
    },
    { maxBytes: settings.maxMessageBytes },
  );

  return {
    resync,
    close() {
      if (isOver) return;
      over();
      socket.close();
    },
  };
}
