import type { Clock, HttpRequest } from '@bot/core';
import { forEver, fromNth, lasting, nextCall, repeated, type Calls } from '@bot/broker-mock';
import {
  wireFailure,
  type PendingFault,
  type ServedPeer,
  type ServedSocket,
  type WhichCalls,
  type WireServer,
} from '@bot/simulation';
import { BROKERAGE_PATH } from '../api/brokeragePath';
import { faultLimits } from './faultLimits';
import { HandshakeRefused } from '../sockets/handshakeRefused';
import { faultyPeer } from './faultyPeer';
import { frameFaultWords, type FrameFaultWords, type FrameStrike } from './frameFaults';
import { requestFaultWords, type RequestFaultWords, type RequestStrike } from './requestFaults';
import { createWireScript } from './wireScript';

/**
 * `POST /orders`, below `/api/v3/brokerage` or from the root; `*` for any method, or at the end of a path for all below it. After a
 * `?` stands what must be asked for, too: `GET /orders/historical/batch?order_status=OPEN`.
 */
export type RequestsNamed = `${HttpRequest['method'] | '*'} /${string}`;
/** All frames, or those of one channel by the name under which it is subscribed; `error` and `subscriptions` are names too. */
export type FramesNamed = 'frames' | `frames ${string}`;

export interface ArmableRequestFault extends RequestFaultWords, WhichCalls<ArmableRequestFault> {}
export interface ArmableFrameFault extends FrameFaultWords, WhichCalls<ArmableFrameFault> {}
export interface ArmableSocketFault extends WhichCalls<ArmableSocketFault> {
  /** No socket comes about. */
  refuse(): void;
  /** In place of a socket there is an answer of HTTP: 429 for too many connections. In memory no connection comes about. */
  status(status: number): void;
  /** It opens, and nothing ever comes. */
  halfOpen(): void;
}

/**
 * What goes wrong between the venue and its clients, in the words of `VenueFaults`:
 * `wireFaults.on('POST /orders').nth(2).truncateBody({ afterBytes: 10 })`. What the venue itself does wrong, such as restarts, silent
 * feeds and clock skew, is armed at `venue.control.faults`.
 */
export interface WireFaults {
  on(requests: RequestsNamed): ArmableRequestFault;
  on(frames: FramesNamed): ArmableFrameFault;
  on(sockets: 'sockets'): ArmableSocketFault;
  /** Closes every socket now. Default: 1001, going away. */
  closeSockets(options?: { readonly code?: number; readonly reason?: string }): void;
  /** Breaks every socket now: 1006. */
  breakSockets(): void;
  /** From now on nothing comes on any socket that is open, and nobody is told. */
  muteSockets(): void;
  /** Nothing goes wrong any more. What had not happened by then stays pending. */
  heal(): void;
  /** Armed faults that never happened, or not as often as was said. */
  pending(): readonly PendingFault[];
}

type SocketStrike = (accept: () => ServedSocket, peer: ServedPeer) => ServedSocket;

export interface FaultyServer<Server extends WireServer> {
  /** The same with what is armed. */
  readonly server: Server;
  readonly faults: WireFaults;
}

/** Puts faults before a server. */
export function withWireFaults<Server extends WireServer>(server: Server, clock: Clock): FaultyServer<Server> {
  const requests = createWireScript<RequestStrike>();
  const frames = createWireScript<FrameStrike>();
  const sockets = createWireScript<SocketStrike>();
  const peers = new Set<ServedPeer>();
  const now = (): number => clock.monotonicMs();

  function on(named: RequestsNamed): ArmableRequestFault;
  function on(named: FramesNamed): ArmableFrameFault;
  function on(named: 'sockets'): ArmableSocketFault;
  function on(named: string): ArmableRequestFault | ArmableFrameFault | ArmableSocketFault {
    if (named === 'sockets') return armable((calls) => socketFaultWords((fault) => sockets.arm(named, calls, fault)));
    if (named === 'frames' || named.startsWith('frames ')) {
      return armable((calls) => frameFaultWords((fault) => frames.arm(named, calls, fault)));
    }
    return armable((calls) => requestFaultWords((fault) => requests.arm(named, calls, fault)));
  }

  const faulty: Server = {
    ...server,
    answer(request) {
      const fault = requests.take((named) => isNamed(named, request), now());
      const ask = () => server.answer(request);
      return fault === null ? ask() : fault.strike(ask, clock);
    },
    accept(request, peer) {
      const accept = (): ServedSocket => {
        const isFrame = (channel: string) => (named: string) => named === 'frames' || named === `frames ${channel}`;
        const { ending, serve } = createEnding(peer, peers);
        const faultyEnd = faultyPeer(ending, (channel, frame) => frames.take(isFrame(channel), now(), frame));
        return serve(server.accept(request, faultyEnd));
      };
      const fault = sockets.take(() => true, now());
      return fault === null ? accept() : fault.strike(accept, peer);
    },
  };

  const faults: WireFaults = {
    on,
    closeSockets({ code = 1001, reason = '' } = {}) {
      faultLimits.closeCode(code);
      faultLimits.closeReason(reason);
      for (const peer of [...peers]) peer.close(code, reason);
    },
    breakSockets() {
      for (const peer of [...peers]) peer.destroy();
    },
    muteSockets() {
      for (const peer of [...peers]) peer.mute();
    },
    heal() {
      for (const script of [requests, frames, sockets]) script.heal();
    },
    pending: () => [requests, frames, sockets].flatMap((script) => script.pending()),
  };
  return { server: faulty, faults };
}

/** A client whose server hears of it when the socket is ended here. */
function createEnding(
  peer: ServedPeer,
  peers: Set<ServedPeer>,
): { readonly ending: ServedPeer; readonly serve: (served: ServedSocket) => ServedSocket } {
  let served: ServedSocket | null = null;
  const gone = (): void => {
    peers.delete(ending);
    served?.closed();
  };
  const ending: ServedPeer = {
    ...peer,
    close(code, reason) {
      peer.close(code, reason);
      gone();
    },
    destroy() {
      peer.destroy();
      gone();
    },
    mute() {
      peer.mute();
      gone();
    },
  };
  return {
    ending,
    serve(accepted) {
      served = accepted;
      peers.add(ending);
      return { received: (message) => accepted.received(message), closed: gone };
    },
  };
}

/** The words of a fault, and those that say which calls it is for. */
function armable<Words extends object>(wordsFor: (calls: Calls) => Words, calls: Calls = nextCall): Armable<Words> {
  const changed = (next: Calls): Armable<Words> => armable(wordsFor, next);
  const which: WhichCalls<Armable<Words>> = {
    nth: (n) => changed(fromNth(calls, n)),
    times: (n) => changed(repeated(calls, n)),
    always: () => changed(forEver(calls)),
    for: (duration) => changed(lasting(calls, duration)),
  };
  return { ...wordsFor(calls), ...which };
}

type Armable<Words> = Words & WhichCalls<Armable<Words>>;

const socketFaultWords = (
  arm: (fault: { readonly text: string; readonly strike: SocketStrike }) => void,
): Omit<ArmableSocketFault, keyof WhichCalls<unknown>> => ({
  refuse: () =>
    arm({
      text: 'refused',
      strike: () => {
        throw wireFailure('Unreachable', 'the simulator');
      },
    }),
  status(status) {
    faultLimits.status(status);
    arm({
      text: `status ${status}`,
      strike: () => {
        throw new HandshakeRefused(status);
      },
    });
  },
  halfOpen: () =>
    arm({
      text: 'half-open',
      strike(accept, peer) {
        peer.mute();
        return accept();
      },
    }),
});

/** `GET /orders/*` is every GET below it. */
function isNamed(named: string, { method, url }: HttpRequest): boolean {
  const [wantedMethod, wanted] = named.split(' ') as [string, string];
  const [wantedPath, query] = wanted.split('?') as [string, string?];
  const { pathname, searchParams } = new URL(url);
  if (wantedMethod !== '*' && wantedMethod !== method) return false;
  const isAsked = ([name, value]: [string, string]): boolean => searchParams.getAll(name).includes(value);
  if (![...new URLSearchParams(query)].every(isAsked)) return false;
  const path = pathname.startsWith(`${BROKERAGE_PATH}/`) ? pathname.slice(BROKERAGE_PATH.length) : pathname;
  if (!wantedPath.endsWith('*')) return path === wantedPath || pathname === wantedPath;
  const beginning = wantedPath.slice(0, -1);
  return path.startsWith(beginning) || pathname.startsWith(beginning);
}
