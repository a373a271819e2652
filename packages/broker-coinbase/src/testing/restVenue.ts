import { wireFailure, type ServedAnswer, type WireServer } from '@bot/simulation';
import type { HttpRequest } from '@bot/core';

const PREFIX = '/api/v3/brokerage';
const encoder = new TextEncoder();

/** What a venue says. */
export interface Said {
  readonly status: number;
  /** As JSON, or as the text that it is. */
  readonly body: unknown;
  readonly headers: Record<string, string>;
}
export type Saying = Said | Error | 'Silence' | ((request: HttpRequest) => Said);

export const said = (body: unknown, status = 200, headers: Record<string, string> = {}): Said => ({
  status,
  body,
  headers,
});

/** A venue that says what the test tells it to, by `GET /accounts`. The last thing said is said again. */
export interface RestVenue extends WireServer {
  on(line: string, ...sayings: Saying[]): void;
  /** What came, as `GET /accounts?limit=250`. */
  readonly lines: readonly string[];
  readonly requests: readonly HttpRequest[];
}

/** `sockets` is who has its sockets. Default: nobody. */
export function createRestVenue(sockets?: Pick<WireServer, 'accept'>): RestVenue {
  const told = new Map<string, Saying[]>();
  const requests: HttpRequest[] = [];

  const lineOf = ({ method, url }: HttpRequest): string => {
    const { pathname, search } = new URL(url);
    return `${method} ${pathname.replace(PREFIX, '')}${search}`;
  };

  function next(line: string): Saying {
    const sayings = told.get(line) ?? told.get(line.replace(/\?.*$/, ''));
    const missing = { error: 'NOT_FOUND', message: `nothing at ${line}` };
    return (sayings?.length === 1 ? sayings[0] : sayings?.shift()) ?? said(missing, 404);
  }

  return {
    on: (line, ...sayings) => void told.set(line, sayings),
    requests,
    get lines() {
      return requests.map(lineOf);
    },
    async answer(request) {
      requests.push(request);
      const saying = next(lineOf(request));
      if (saying === 'Silence') return new Promise<ServedAnswer>(() => undefined);
      if (saying instanceof Error) throw saying;
      return answerOf(typeof saying === 'function' ? saying(request) : saying);
    },
    accept(request, peer) {
      if (sockets !== undefined) return sockets.accept(request, peer);
      throw wireFailure('Unreachable', 'no sockets here');
    },
  };
}

const answerOf = ({ status, body, headers }: Said): ServedAnswer => ({
  status,
  headers: { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers },
  body: encoder.encode(typeof body === 'string' ? body : JSON.stringify(body)),
});
