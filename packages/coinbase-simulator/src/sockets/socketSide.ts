import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServedPeer, ServedSocket, WireServer } from '@bot/simulation';
import { WebSocketServer, type WebSocket } from 'ws';
import { HandshakeRefused } from './handshakeRefused';
import { headersOf, urlOf, type Scheme } from './requestParts';

/** A longer message of a client ends its socket, in bytes. */
const MOST_MESSAGE = 1 << 20;

export interface SocketSide {
  /** Takes over a connection that asked for an upgrade. */
  upgrade(incoming: IncomingMessage, raw: Duplex, head: Buffer): void;
}

/** WebSockets on every path, compressed where the client can read it. */
export function socketSide(server: WireServer, scheme: Scheme, mostUnread: number): SocketSide {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MOST_MESSAGE,
    perMessageDeflate: { threshold: 1_024 },
  });

  return {
    upgrade(incoming, raw, head) {
      raw.on('error', () => raw.destroy());
      const url = urlOf(incoming, scheme);
      if (url === null) return void raw.destroy();
      const line = createLine(raw, mostUnread);
      let served: ServedSocket;
      try {
        served = server.accept({ url, headers: headersOf(incoming) }, line.peer);
      } catch (error) {
        return refuse(raw, error);
      }
      raw.once('close', () => served.closed());
      sockets.handleUpgrade(incoming, raw, head, (socket) => {
        socket.on('error', () => socket.terminate());
        socket.on('message', (data: Buffer) => {
          if (!line.isMuted()) served.received(data.toString('utf8'));
        });
        line.open(socket);
      });
    },
  };
}

/** With the status that is said, or without a word. */
function refuse(raw: Duplex, error: unknown): void {
  if (!(error instanceof HandshakeRefused)) return void raw.destroy();
  const { status } = error;
  raw.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

interface Line {
  readonly peer: ServedPeer;
  isMuted(): boolean;
  open(socket: WebSocket): void;
}

/** The way to one client. What is said before it is open waits until then. */
function createLine(raw: Duplex, mostUnread: number): Line {
  let socket: WebSocket | null = null;
  let isMuted = false;
  const waiting: ((open: WebSocket) => void)[] = [];

  function say(act: (open: WebSocket) => void): void {
    if (isMuted) return;
    if (socket === null) waiting.push(act);
    else act(socket);
  }

  const send = (message: string | Uint8Array): void =>
    say((open) => {
      if (open.bufferedAmount > mostUnread) open.terminate();
      else open.send(message, { binary: false });
    });

  /** What comes is still taken off the network, so that its end is noticed, and thrown away: no pong goes back either. */
  function mute(): void {
    isMuted = true;
    raw.removeAllListeners('data');
    raw.on('data', () => undefined);
  }

  return {
    isMuted: () => isMuted,
    peer: {
      send,
      sendBytes: send,
      close: (code, reason) => say((open) => open.close(code, reason)),
      destroy: () => say((open) => open.terminate()),
      mute: () => say(mute),
    },
    open(opened) {
      socket = opened;
      for (const act of waiting.splice(0)) say(act);
    },
  };
}
