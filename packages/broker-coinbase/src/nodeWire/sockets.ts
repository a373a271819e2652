import type { LookupFunction } from 'node:net';
import type { Socket, SocketListener } from '@bot/core';
import { WebSocket, type ClientOptions } from 'ws';
import type { NodeSockets, NodeWireOptions } from './nodeWireParts';
import { connectionFailure, mustBeEncrypted, wireFailure } from './wireFailure';

/** How long the other side may take to answer that it closes, too. */
const CLOSE_TIMEOUT_MS = 2_000;
const NO_CLOSE_FRAME = 1006;
const TOO_LARGE = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

/** WebSockets of the network. No redirection is followed, and no certificate goes unchecked. */
export function createNodeSockets(options: NodeWireOptions = {}): NodeSockets {
  const open = new Map<WebSocket, Promise<void>>();

  return {
    connect(url, listener, { maxBytes }) {
      const { host } = new URL(url);
      try {
        mustBeEncrypted(new URL(url));
      } catch (error) {
        queueMicrotask(() => listener.closed({ code: NO_CLOSE_FRAME, reason: '' }, error as Error));
        return deadSocket;
      }
      const socket = new WebSocket(url, optionsFor(maxBytes, options));
      const ended = listenTo(socket, host, listener);
      open.set(socket, ended);
      void ended.then(() => open.delete(socket));
      return facadeOf(socket);
    },
    async close() {
      for (const socket of open.keys()) socket.terminate();
      await Promise.all(open.values());
    },
  };
}

/** Its types do not know that it waits for the other side to close, nor that it hands on how names are looked up. */
type SocketOptions = ClientOptions & { readonly closeTimeout: number; readonly lookup: LookupFunction | undefined };

const optionsFor = (maxBytes: number, { ca, lookup }: NodeWireOptions): SocketOptions => ({
  maxPayload: maxBytes,
  // What is small is sooner sent than packed.
  perMessageDeflate: false,
  followRedirects: false,
  rejectUnauthorized: true,
  closeTimeout: CLOSE_TIMEOUT_MS,
  ca,
  lookup,
});

/** Tells the listener. Resolves when the socket has ended. */
function listenTo(socket: WebSocket, host: string, listener: SocketListener): Promise<void> {
  let failure: Error | undefined;
  /** The first thing that went wrong is why it ended. */
  function fail(error: Error): void {
    failure ??= error;
    socket.terminate();
  }

  socket.on('open', () => listener.opened());
  socket.on('message', (message: Buffer) => {
    // What came before it was ended may still be under way.
    if (socket.readyState === WebSocket.OPEN) listener.received(message);
  });
  socket.on('pong', () => listener.ponged?.());
  socket.on('ping', () => listener.ponged?.());
  socket.on('unexpected-response', (_request, { statusCode }) =>
    fail(wireFailure('Unreachable', host, `HTTP ${statusCode}`)),
  );
  socket.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === TOO_LARGE ? wireFailure('TooLarge', host) : connectionFailure(error, host)),
  );
  return new Promise((resolve) => {
    socket.on('close', (code: number, reason: Buffer) => {
      listener.closed({ code, reason: reason.toString() }, failure);
      resolve();
    });
  });
}

const facadeOf = (socket: WebSocket): Socket => ({
  send(text) {
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  },
  ping() {
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  },
  close: (code = 1000, reason = '') => socket.close(code, reason),
  destroy: () => socket.terminate(),
});

const deadSocket: Socket = { send() {}, ping() {}, close() {}, destroy() {} };
