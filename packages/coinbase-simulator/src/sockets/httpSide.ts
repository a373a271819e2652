import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isWireError, type Clock, type HttpRequest } from '@bot/core';
import type { WireServer } from '@bot/simulation';
import { headersOf, urlOf, type Scheme } from './requestParts';
import { writeAnswer } from './writeAnswer';

/** A longer body is refused, in bytes. */
const MOST_BODY = 1 << 20;
const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** Asks the server and sends what it says. Where it says that the connection breaks, it breaks; where it says nothing, nothing comes. */
export function httpSide(server: WireServer, clock: Clock, scheme: Scheme): RequestListener {
  return (incoming, response) => {
    const method = methods.find((known) => known === incoming.method);
    const url = urlOf(incoming, scheme);
    if (method === undefined) return refuse(response, 405, 'method not allowed');
    if (url === null) return refuse(response, 400, 'malformed address');
    readBody(incoming, (body) => {
      if (body === null) return refuse(response, 413, 'body too large');
      const headers = headersOf(incoming);
      const request: HttpRequest = { method, url, headers, ...(body !== '' && { body }) };
      server
        .answer(request)
        .then((answer) => writeAnswer(clock, response, answer))
        .catch((error: unknown) => breakOff(response, error));
    });
  };
}

/** @param done null: it is larger than may be */
function readBody(incoming: IncomingMessage, done: (body: string | null) => void): void {
  const parts: Buffer[] = [];
  let length = 0;
  incoming.on('data', (part: Buffer) => {
    length += part.length;
    if (length <= MOST_BODY) parts.push(part);
  });
  incoming.on('end', () => done(length > MOST_BODY ? null : Buffer.concat(parts).toString('utf8')));
}

function breakOff(response: ServerResponse, error: unknown): void {
  if (isWireError(error) || response.headersSent) return void response.socket?.destroy();
  refuse(response, 500, `the simulator failed: ${String(error)}`);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${text}\n`);
}
