import { assert, type CancelTimer, type InstrumentId } from '@bot/core';
import type { LineCut, VenueCounter } from '@bot/broker-mock';
import type { ServedPeer, ServedSocket, StreamPoint } from '@bot/simulation';
import { createAcknowledgements } from './acknowledgements';
import { openBalanceSummary } from './channels/balanceSummary';
import { openHeartbeats } from './channels/heartbeats';
import { openUser } from './channels/user';
import { readClientMessage, type ChannelName, type ClientMessage, type ClientProblem } from './clientMessage';
import { createFrameWriter } from './frames/frameWriter';
import { isMarketChannel, marketChannels, type MarketChannelName } from './marketChannels';
import type { StreamHost, StreamLimits, StreamUser } from './streamHost';
import { marketNameOf } from './marketNameOf';
import { createSubscriptions } from './subscriptions';

export interface SessionParts {
  readonly host: StreamHost;
  readonly limits: StreamLimits;
  readonly peer: ServedPeer;
  /** It is over, whoever ended it. */
  readonly ended: () => void;
}

/** The venue's side of one socket. */
export interface Session extends ServedSocket {
  /** Looks whether the way to the client is cut, and lets the client see it as it is. */
  look(): void;
  /** Says goodbye. */
  goAway(): void;
}

/** Close codes. */
const GOING_AWAY = 1001;
const POLICY = 1008;

/**
 * ```
 * client ── message ──▶ read ──▶ channels opened ──▶ snapshots ──▶ acknowledgement of the whole connection ──▶ updates
 * ```
 * All frames of a connection are numbered together, from 0.
 */
export function openSession({ host, limits, peer, ended }: SessionParts): Session {
  const { clock } = host;
  const frames = createFrameWriter({ clock, sendsClientId: limits.sendsClientId, write: (text) => peer.send(text) });
  const subscriptions = createSubscriptions();
  const acknowledgements = createAcknowledgements(clock, frames);
  /** Whoever it is for: the market's, until a token says more. */
  let counter: VenueCounter = host.market;
  let isOpen = true;
  let cancelTimer: CancelTimer = clock.setTimer(limits.subscribeWithinMs, () => end(POLICY, 'subscribe timeout'));
  let hasSubscribed = false;

  function leave(): void {
    if (!isOpen) return;
    isOpen = false;
    cancelTimer();
    subscriptions.close();
    acknowledgements.close();
    ended();
  }

  function end(code: number, reason: string, error?: string): void {
    if (error !== undefined) frames.error(error);
    leave();
    peer.close(code, reason);
  }

  const goAway = (): void => end(GOING_AWAY, 'server restart');
  function breakOff(): void {
    leave();
    peer.destroy();
  }

  /** A connection without updates is given up by what stands before the venue, without a word. */
  function watchIdle(): void {
    const leftMs = frames.lastSentMs() + limits.idleMs - clock.monotonicMs();
    if (leftMs <= 0) return breakOff();
    cancelTimer = clock.setTimer(leftMs, watchIdle);
  }

  /** The connection stays, as long as something comes on it. */
  function stay(): void {
    if (hasSubscribed || !isOpen) return;
    hasSubscribed = true;
    cancelTimer();
    watchIdle();
  }

  function take(message: ClientMessage): ClientProblem | null {
    const { type, channel, productIds, token } = message;
    const user = host.identify(token);
    if (user === null && token !== null) return 'authentication failure';
    // Only of the status of products everything can be asked for.
    const wanted = productIds === null && channel === 'status' && type === 'subscribe' ? everything(host) : productIds;
    const named = namedProducts(host, wanted, isMarketChannel(channel) ? marketNameOf : (productId) => productId);
    if (named === null) return 'failure to subscribe';
    if (type === 'unsubscribe') return unsubscribe(channel, named);
    if (user !== null) counter = user.account;
    look(channel);
    if (!isOpen) return null;
    if (channel === 'heartbeats') return subscribeHeartbeats();
    if (isMarketChannel(channel)) return subscribeMarket(channel, named);
    return user === null ? 'authentication failure' : subscribeUser(channel, user, named);
  }

  function subscribeHeartbeats(): null {
    subscriptions.set('heartbeats', 'heartbeats', openHeartbeats(clock, frames));
    acknowledgements.begin().listed(subscriptions.listing());
    return null;
  }

  function subscribeMarket(channel: MarketChannelName, named: Named): ClientProblem | null {
    if (named.size === 0) return 'failure to subscribe';
    const added = [...named.keys()].filter((productId) => !subscriptions.has(channel, productId)).length;
    if (channel === 'level2' && subscriptions.count(channel) + added > limits.level2Products) {
      end(POLICY, '', 'too many L2 streams requested in a single session');
      return null;
    }
    const acknowledgement = acknowledgements.begin();
    for (const [productId, instrumentId] of named) {
      const ready = acknowledgement.awaited();
      const listed = counter.state.markets.get(instrumentId);
      assert(listed !== undefined, `the venue trades ${instrumentId}`);
      const parts = { clock, market: counter, listed, instrumentId, productId, frames, host, ready };
      subscriptions.set(channel, productId, marketChannels[channel](parts));
    }
    acknowledgement.listed(subscriptions.listing());
    return null;
  }

  function subscribeUser(channel: 'user' | 'futures_balance_summary', user: StreamUser, named: Named): null {
    const instrumentIds = named.size === 0 ? null : new Set(named.values());
    const parts = { host, user, frames };
    const opened = channel === 'user' ? openUser({ ...parts, instrumentIds }) : openBalanceSummary(parts);
    subscriptions.set(channel, user.userId, opened);
    acknowledgements.begin().listed(subscriptions.listing());
    return null;
  }

  function unsubscribe(channel: ChannelName, named: Named): null {
    subscriptions.drop(channel, isMarketChannel(channel) && named.size > 0 ? [...named.keys()] : null);
    acknowledgements.begin().listed(subscriptions.listing());
    return null;
  }

  /** Of what the connection carries, or is about to; before that it goes with whatever cuts everything. */
  function cut(wanted: readonly ChannelName[]): LineCut | null {
    const market = counter.cutOf('market');
    const reports = counter.cutOf('reports');
    const carries = new Set([...subscriptions.channels(), ...wanted].map(streamOf));
    if (carries.has('market') && market !== null) return market;
    if (carries.has('reports') && reports !== null) return reports;
    return market === reports ? market : null;
  }

  const seen: { readonly [cut in LineCut]: () => void } = {
    Broken: breakOff,
    Unreachable: breakOff,
    Restart: goAway,
    HalfOpen() {
      leave();
      peer.mute();
    },
  };
  function look(...wanted: readonly ChannelName[]): void {
    const found = isOpen ? cut(wanted) : null;
    if (found !== null) seen[found]();
  }

  return {
    look: () => look(),
    goAway,
    received(text) {
      if (!isOpen) return;
      const message = readClientMessage(text);
      const problem = typeof message === 'string' ? message : take(message);
      if (problem !== null) frames.error(problem);
      else if ((message as ClientMessage).type === 'subscribe') stay();
    },
    closed: leave,
  };
}

/** Instruments by the name under which their data goes out. */
type Named = ReadonlyMap<string, InstrumentId>;

/** null when one of them is not listed. */
function namedProducts(
  host: StreamHost,
  productIds: readonly string[] | null,
  nameOf: (productId: string) => string,
): Named | null {
  const named = new Map<string, InstrumentId>();
  for (const productId of productIds ?? []) {
    const name = nameOf(productId);
    const instrumentId = host.instrumentOf(name) ?? host.instrumentOf(productId);
    if (instrumentId === null) return null;
    named.set(name, instrumentId);
  }
  return named;
}

const everything = (host: StreamHost): readonly string[] =>
  host.market.instruments.map(({ instrumentId }) => host.productIdOf(instrumentId));

/** Heartbeats go with whatever they are asked for beside. */
function streamOf(channel: ChannelName): StreamPoint | null {
  if (isMarketChannel(channel)) return 'market';
  return channel === 'heartbeats' ? null : 'reports';
}
