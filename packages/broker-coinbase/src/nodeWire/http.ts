import { gunzip } from 'node:zlib';
import type { HttpAnswer, HttpLimits, HttpRequest } from '@bot/core';
import { Pool, type Dispatcher } from 'undici';
import type { NodeHttp, NodeWireOptions } from './nodeWireParts';
import { connectionFailure, mustBeEncrypted, wireFailure } from './wireFailure';

const DEFAULT_CONNECTIONS = 16;
const CONNECT_TIMEOUT_MS = 10_000;
/** Shorter than what servers grant: a connection that the other side is just closing would leave a request in doubt. */
const KEEP_ALIVE_MS = 30_000;

/**
 * Requests over kept connections, one pool for each host:
 * ```
 * exchange → pool of the origin → dispatch → chunks up to maxBytes → unpacked → HttpAnswer
 *                                     └ abort, error → WireError
 * ```
 * Nothing is sent twice, no redirection is followed, and no certificate goes unchecked.
 */
export function createNodeHttp({ ca, lookup, connections = DEFAULT_CONNECTIONS }: NodeWireOptions = {}): NodeHttp {
  const pools = new Map<string, Pool>();

  function poolOf(origin: string): Pool {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    mustBeEncrypted(new URL(origin));
    const given = { ...(ca === undefined ? {} : { ca }), ...(lookup === undefined ? {} : { lookup }) };
    const connect = { timeout: CONNECT_TIMEOUT_MS, rejectUnauthorized: true, ...given };
    const timeouts = { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: 0, bodyTimeout: 0 };
    // Over HTTP/2 a request is sent again by itself when the other side closes.
    const pool = new Pool(origin, { connections, connect, allowH2: false, ...timeouts });
    pools.set(origin, pool);
    return pool;
  }

  return {
    exchange(request, limits) {
      return new Promise((resolve, reject) => {
        const { origin, host, path } = placeOf(request.url);
        if (limits.signal.aborted) return reject(wireFailure('DeadlinePassed', host));
        poolOf(origin).dispatch(dispatchOf(path, request), receiver(host, limits, resolve, reject));
      });
    },
    async close() {
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map((pool) => pool.destroy()));
    },
  };
}

interface Place {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
}

/** Parsing a whole address takes its time: it is cut where its path begins. */
function placeOf(url: string): Place {
  const hostAt = url.indexOf('//') + 2;
  const pathAt = url.indexOf('/', hostAt);
  const end = pathAt < 0 ? url.length : pathAt;
  return { origin: url.slice(0, end), host: url.slice(hostAt, end), path: pathAt < 0 ? '/' : url.slice(pathAt) };
}

const dispatchOf = (path: string, { method, headers, body }: HttpRequest): Dispatcher.DispatchOptions => ({
  path,
  method,
  // An answer to a small question is small: unpacking it would take longer than its way.
  headers: method === 'GET' ? { ...headers, 'accept-encoding': 'gzip' } : headers,
  body: body ?? null,
});

/** Takes in one answer. Once it has settled, what still comes changes nothing. */
function receiver(
  host: string,
  { signal, maxBytes, sent }: HttpLimits,
  resolve: (answer: HttpAnswer) => void,
  reject: (error: Error) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let headers: HttpAnswer['headers'] = {};
  let status = 0;
  let bytes = 0;
  let controller: Dispatcher.DispatchController | null = null;

  const leave = (): void => signal.removeEventListener('abort', pass);
  function fail(error: Error): void {
    leave();
    reject(error);
    controller?.abort(error);
  }
  const pass = (): void => fail(wireFailure('DeadlinePassed', host));
  signal.addEventListener('abort', pass);

  return {
    onRequestStart(given) {
      controller = given;
      if (signal.aborted) given.abort(wireFailure('DeadlinePassed', host));
    },
    onRequestSent() {
      sent?.();
    },
    onResponseStart(_controller, statusCode, given) {
      status = statusCode;
      headers = plainHeaders(given);
    },
    onResponseData(_controller, chunk) {
      bytes += chunk.length;
      if (bytes > maxBytes) return fail(wireFailure('TooLarge', host));
      chunks.push(chunk);
    },
    onResponseEnd() {
      leave();
      const [first] = chunks;
      const body = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
      if (headers['content-encoding'] !== 'gzip') return resolve({ status, headers, body });
      gunzip(body, { maxOutputLength: maxBytes }, (error, unpacked) => {
        if (error === null) return resolve({ status, headers, body: unpacked });
        const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
        reject(wireFailure(isTooLarge ? 'TooLarge' : 'Broken', host));
      });
    },
    onResponseError(_controller, error) {
      leave();
      // It is begun only on a connection that stands.
      reject(connectionFailure(error, host, controller !== null));
    },
  };
}

/** A header that came several times is one list. */
function plainHeaders(given: Readonly<Record<string, string | string[] | undefined>>): HttpAnswer['headers'] {
  const headers: Record<string, string> = {};
  for (const name in given) {
    const value = given[name];
    headers[name] = typeof value === 'string' ? value : String(value);
  }
  return headers;
}
