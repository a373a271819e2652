import type { SocketListener, Wire } from '@bot/core';
import type { ServedPeer, ServedSocket, WireServer } from './wireServer';

/** Sockets and what they carry, as far as it is under way. */
export interface SocketTraffic {
  watch(wire: Wire): Wire['connect'];
  serve(server: WireServer): WireServer['accept'];
  underWay(): number;
  names(): readonly string[];
}

/** Carries the number of a socket to the server. */
const MARK = 'socket-mark';

interface Link {
  readonly name: string;
  isOpening: boolean;
  /** One side has ended it and the other has not heard of it. */
  isEnding: boolean;
  /** Nothing gets through any more, so nothing is under way. */
  isMuted: boolean;
  toServer: number;
  toClient: number;
  pongs: number;
  /** False until the server has taken it, and once it knows that the client has gone. */
  isServed: boolean;
  isGone: boolean;
}

export function createSocketTraffic(): SocketTraffic {
  const links = new Map<string, Link>();
  let count = 0;

  /** Both sides know that it has ended, or one that the other cannot hear. */
  function settle(mark: string, link: Link): void {
    if (link.isGone && (!link.isServed || link.isMuted)) links.delete(mark);
  }

  function heard(mark: string, link: Link, listener: SocketListener): SocketListener {
    return {
      opened() {
        link.isOpening = false;
        listener.opened();
      },
      received(message) {
        link.toClient -= 1;
        listener.received(message);
      },
      ponged() {
        link.pongs = Math.max(0, link.pongs - 1);
        listener.ponged?.();
      },
      closed(end, error) {
        link.isGone = true;
        // Only who ended it waits for the other side to hear of it.
        if (!link.isEnding) link.isServed = false;
        settle(mark, link);
        listener.closed(end, error);
      },
    };
  }

  function watchedPeer(link: Link, peer: ServedPeer): ServedPeer {
    const sent = (): void => void (link.toClient += 1);
    const ends = (): void => {
      link.isEnding = true;
      link.isServed = false;
    };
    return {
      send(text) {
        sent();
        peer.send(text);
      },
      sendBytes(bytes) {
        sent();
        peer.sendBytes(bytes);
      },
      close(code, reason) {
        ends();
        peer.close(code, reason);
      },
      destroy() {
        ends();
        peer.destroy();
      },
      mute() {
        link.isMuted = true;
        peer.mute();
      },
    };
  }

  const moving = (): Link[] => [...links.values()].filter(isMoving);

  return {
    watch: (wire) => (url, listener, limits) => {
      const mark = String((count += 1));
      const name = `socket ${mark} to ${new URL(url).host}`;
      const link: Link = {
        ...{ name, isOpening: true, isEnding: false, isMuted: false, isServed: false, isGone: false },
        ...{ toServer: 0, toClient: 0, pongs: 0 },
      };
      links.set(mark, link);
      const marked = new URL(url);
      marked.searchParams.set(MARK, mark);
      const socket = wire.connect(marked.href, heard(mark, link, listener), limits);
      const ends = (): void => void (link.isEnding ||= !link.isGone);
      return {
        send(text) {
          if (isOpen(link)) link.toServer += 1;
          socket.send(text);
        },
        ping() {
          if (isOpen(link)) link.pongs += 1;
          socket.ping();
        },
        close(...how) {
          ends();
          socket.close(...how);
        },
        destroy() {
          ends();
          socket.destroy();
        },
      };
    },
    serve: (server) => (request, peer) => {
      const url = new URL(request.url);
      const mark = url.searchParams.get(MARK) ?? '';
      url.searchParams.delete(MARK);
      const link = links.get(mark);
      if (link === undefined) return server.accept(request, peer);
      const served: ServedSocket = server.accept({ ...request, url: url.href }, watchedPeer(link, peer));
      link.isServed = true;
      return {
        received(message) {
          link.toServer = Math.max(0, link.toServer - 1);
          served.received(message);
        },
        closed() {
          link.isServed = false;
          settle(mark, link);
          served.closed();
        },
      };
    },
    underWay: () => moving().length,
    names: () => moving().map(({ name }) => name),
  };
}

/** Until then what is said may be heard or not. */
const isOpen = ({ isOpening, isEnding, isGone }: Link): boolean => !isOpening && !isEnding && !isGone;

const isMoving = ({ isMuted, isOpening, isEnding, toServer, toClient, pongs }: Link): boolean =>
  !isMuted && (isOpening || isEnding || toServer > 0 || toClient > 0 || pongs > 0);
