import type { CancelTimer, Clock, Logger, Random, Unsubscribe, Wire } from '@bot/core';
import type { DataFrame } from '../frame/frame';
import type { StreamSettings } from '../streamSettings';
import { createBackoff } from './backoff';
import { openConnection, type Connection, type ConnectionEnd } from './connection';
import type { Topic } from './topic';

/** What a session needs of the key. */
export interface StreamKey {
  /** A new one for each subscription, without a uri. */
  token(uri: null): string;
  /** The venue refused it: nothing is signed with it. */
  readonly isLost: boolean;
  /** Called when the venue accepts it again. */
  subscribeFound(listener: () => void): Unsubscribe;
}

export interface SessionListener {
  /** All is acknowledged, and every book has its snapshot; again after each loss. */
  running(): void;
  frame(frame: DataFrame): void;
  /** So many frames are missing before the next one. null: nobody knows how many, the connection was a new one. */
  lost(missed: number | null): void;
  /** The venue refused the subscription, in its words. True: it is known what to do, and this session ends. */
  refused?(message: string): boolean;
}

/** What sessions have in common. */
export interface SessionGround {
  readonly wire: Pick<Wire, 'connect'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** null: public channels only. */
  readonly key: StreamKey | null;
  readonly settings: StreamSettings;
}

export interface SessionOptions extends SessionGround {
  readonly url: string;
  readonly topics: readonly Topic[];
  /** Private channels wait for a key; the others are asked for without one. */
  readonly isPrivate: boolean;
  readonly isBusy: boolean;
  readonly listener: SessionListener;
}

export interface Session {
  /** What was told cannot be right: books are asked for anew. */
  resync(): void;
  /** Nothing is told any more. */
  close(): void;
}

/** A connection that is there again after whatever ended it, after a wait that grows until one was good for a while. */
export function openSession(options: SessionOptions): Session {
  const { clock, random, logger, key, settings, url, isPrivate, listener } = options;
  const backoff = createBackoff(random, settings);
  let connection: Connection | null = null;
  /** The connection has told something, even if it has not come to run. */
  let hasTold = false;
  let isClosed = false;
  /** The venue refused public data under the key; it may be had without. */
  let isUnsigned = false;
  let cancelStable: CancelTimer = () => undefined;
  let cancelRetry: CancelTimer = () => undefined;

  const token = (): string | null => (key === null || key.isLost || isUnsigned ? null : key.token(null));
  const mustWaitForKey = (): boolean => isPrivate && key?.isLost === true;

  function open(): void {
    if (isClosed || connection !== null || mustWaitForKey()) return;
    connection = openConnection({
      ...options,
      token,
      listener: { running, frame, lost: listener.lost, ended },
    });
  }

  function frame(heard: DataFrame): void {
    hasTold = true;
    listener.frame(heard);
  }

  function running(): void {
    cancelStable();
    cancelStable = clock.setTimer(settings.stableAfterMs, backoff.reset);
    listener.running();
  }

  function ended(end: ConnectionEnd): void {
    connection = null;
    cancelStable();
    if (hasTold) listener.lost(null);
    hasTold = false;
    if (isClosed) return;
    if (end.why === 'Refused') {
      if (listener.refused?.(end.message) === true) return close();
      isUnsigned ||= !isPrivate && end.message.includes('authentication');
    }
    const waitMs = backoff.nextMs();
    logger.warn({ url, ...end, waitMs }, 'A connection to Coinbase ended; a new one is opened after a wait.');
    cancelRetry = clock.setTimer(waitMs, open);
  }

  const unsubscribeFound = (isPrivate ? key : null)?.subscribeFound(() => {
    cancelRetry();
    open();
  });

  function close(): void {
    isClosed = true;
    cancelStable();
    cancelRetry();
    unsubscribeFound?.();
    connection?.close();
    connection = null;
  }

  open();
  return { resync: () => connection?.resync(), close };
}
