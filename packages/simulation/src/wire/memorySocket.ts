import type { Socket, SocketLimits, SocketListener } from '@bot/core';
import { wireFailure } from './wireFailure';
import type { ServedPeer, ServedSocket, WireServer } from './wireServer';

export type MemorySocket = Socket;

export interface MemoryConnection {
  readonly server: WireServer;
  readonly url: string;
  readonly listener: SocketListener;
  readonly limits: SocketLimits;
  readonly ended: () => void;
}

const encoder = new TextEncoder();
/** No close frame came. */
const NO_CLOSE_FRAME = 1006;

/** Both ends of a socket in one process. What either end says is heard in order, after whoever said it has gone on. */
export function connectInMemory({ server, url, listener, limits, ended }: MemoryConnection): MemorySocket {
  const { host } = new URL(url);
  let served: ServedSocket | null = null;
  let isOpen = true;
  let isMuted = false;

  const later = (act: () => void): void => queueMicrotask(act);

  /** Either side has ended it; the client hears of it once. */
  function end(code: number, reason: string, error?: Error): void {
    if (!isOpen) return;
    isOpen = false;
    ended();
    listener.closed({ code, reason }, error);
  }

  function deliver(message: Uint8Array): void {
    later(() => {
      if (!isOpen || isMuted) return;
      if (message.length <= limits.maxBytes) return listener.received(message);
      served?.closed();
      end(NO_CLOSE_FRAME, '', wireFailure('TooLarge', host));
    });
  }

  const peer: ServedPeer = {
    send: (text) => deliver(encoder.encode(text)),
    sendBytes: deliver,
    close: (code, reason) => later(() => (isMuted ? undefined : end(code, reason))),
    destroy: () => later(() => (isMuted ? undefined : end(NO_CLOSE_FRAME, '', wireFailure('Broken', host)))),
    mute: () => void (isMuted = true),
  };

  later(() => {
    if (!isOpen) return;
    try {
      served = server.accept({ url, headers: {} }, peer);
    } catch (error) {
      return end(NO_CLOSE_FRAME, '', error as Error);
    }
    listener.opened();
  });

  /** The client ends it, after what it said before. */
  const leave = (code: number, reason: string): void =>
    later(() => {
      if (isOpen && !isMuted) served?.closed();
      end(code, reason);
    });

  return {
    send(text) {
      if (!isOpen) return;
      later(() => {
        if (isOpen && !isMuted) served?.received(text);
      });
    },
    ping() {
      later(() => {
        if (isOpen && !isMuted) listener.ponged?.();
      });
    },
    close: (code = 1000, reason = '') => leave(code, reason),
    destroy: () => leave(NO_CLOSE_FRAME, ''),
  };
}
