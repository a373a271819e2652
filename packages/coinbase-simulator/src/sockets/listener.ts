import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** One port on this machine, and every connection to it. */
export interface Listener {
  readonly port: number;
  /** Whoever is connected is cut off, and who comes is refused. */
  pause(): void;
  /** The same port again; where somebody else has it meanwhile, as soon as it is free. */
  resume(): void;
  close(): Promise<void>;
}

/** A port that somebody else has is asked for again after so long. */
const RETRY_MS = 20;

/** @throws the error of the operating system, for a port that is taken */
export async function listen(server: Server, wanted: number): Promise<Listener> {
  const connections = new Set<Socket>();
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => connections.delete(socket));
  });
  server.listen(wanted, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  let retry: NodeJS.Timeout | undefined;
  function listenAgain(): void {
    if (!server.listening) server.listen(port, LOOPBACK);
  }
  server.on('error', () => void (retry = setTimeout(listenAgain, RETRY_MS)));

  function cutOff(): void {
    for (const socket of connections) socket.destroy();
  }
  function pause(): void {
    clearTimeout(retry);
    server.close();
    cutOff();
  }

  return {
    port,
    pause,
    resume: listenAgain,
    async close() {
      if (!server.listening) return pause();
      const closed = once(server, 'close');
      pause();
      await closed;
    },
  };
}
