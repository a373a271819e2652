import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Clock } from '@bot/core';
import type { WireServer } from '@bot/simulation';
import { createRealClock } from '../clock/realClock';
import { makeCertificate, type CertificateKind } from './certificate';
import { httpSide } from './httpSide';
import { listen, type Listener } from './listener';
import { socketSide } from './socketSide';

export interface LoopbackOptions {
  /** For HTTP and WebSocket. Default: 0, any that is free. */
  readonly port?: number;
  /** For HTTPS and WSS, with a certificate made for it; 0 is any port that is free. Default: there is none. */
  readonly tlsPort?: number;
  /** Default: good. The others are there to be refused. */
  readonly certificate?: CertificateKind;
  /** A client of a socket that leaves so much unread is cut off, in bytes. Default: 256 MiB. */
  readonly mostUnread?: number;
  /** Paces slow answers. Default: real time. */
  readonly clock?: Clock;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly httpUrl: string;
  readonly wsUrl: string;
  /** null without TLS. */
  readonly tls: LoopbackTls | null;
  /** Cuts everybody off, and gives the ports back. */
  close(): Promise<void>;
}

export interface LoopbackTls {
  readonly httpsUrl: string;
  readonly wssUrl: string;
  /** PEM, for clients that trust it by name. */
  readonly certificate: string;
}

/**
 * Serves on 127.0.0.1 only: HTTP and WebSocket on one port, and the same over TLS on another.
 * @throws the error of the operating system, for a port that is taken
 */
export async function serveOnLoopback(server: WireServer, options: LoopbackOptions = {}): Promise<LoopbackServer> {
  const { port = 0, tlsPort, clock = createRealClock(), mostUnread = 256 << 20 } = options;
  const wire = { server, clock, mostUnread };
  const plain = await listen(wired(createHttpServer({ shouldUpgradeCallback }), wire, ['http', 'ws']), port);
  const listeners: Listener[] = [plain];
  const unwatch = server.watchReach?.((isReachable) => {
    for (const listener of listeners)
      if (isReachable) listener.resume();
      else listener.pause();
  });
  const close = async (): Promise<void> => {
    unwatch?.();
    await Promise.all(listeners.map((listener) => listener.close()));
  };

  let tls: LoopbackTls | null = null;
  if (tlsPort !== undefined) {
    const { privateKey, certificate } = await makeCertificate(options.certificate);
    const secured = createHttpsServer({ key: privateKey, cert: certificate, shouldUpgradeCallback });
    try {
      const listener = await listen(wired(secured, wire, ['https', 'wss']), tlsPort);
      listeners.push(listener);
      const [httpsUrl, wssUrl] = [urlAt('https', listener), urlAt('wss', listener)];
      tls = { httpsUrl, wssUrl, certificate };
    } catch (error) {
      await close();
      throw error;
    }
  }
  return { httpUrl: urlAt('http', plain), wsUrl: urlAt('ws', plain), tls, close };
}

/** Any other protocol that a client offers is passed over, and its request answered: Java offers HTTP/2 with its first one. */
const shouldUpgradeCallback = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

const urlAt = (scheme: string, { port }: Listener): string => `${scheme}://127.0.0.1:${port}`;

function wired(
  listening: Server,
  { server, clock, mostUnread }: { readonly server: WireServer; readonly clock: Clock; readonly mostUnread: number },
  [http, ws]: readonly ['http', 'ws'] | readonly ['https', 'wss'],
): Server {
  listening.on('request', httpSide(server, clock, http));
  listening.on('upgrade', socketSide(server, ws, mostUnread).upgrade);
  return listening;
}
