import type { Clock, EpochMs, HttpRequest } from '@bot/core';
import type { Reply, VenueCounter, Work } from '@bot/broker-mock';
import type { ServedAnswer, WireServer } from '@bot/simulation';
import type { ApiAnswer } from '../api/apiAnswer';
import type { ApiView } from '../api/apiView';
import { findRoute, type FoundRoute } from '../api/findRoute';
import { handle } from '../api/handle';
import type { Handled } from '../api/handled';
import { badArgument, notFound } from '../api/problems';
import { readBody, textIn } from '../api/request/body';
import { readQuery, type Query } from '../api/request/query';
import { bearerOf } from '../keys/token';
import { answerForm } from './answerForms';
import { failureAnswer, rateLimited, unauthorized } from './failureAnswer';
import type { RateLimiter } from './rateLimits';
import { served } from './served';
import type { Visitor, Visitors } from './visitors';
import { inWordsOfV2 } from './wordsOfV2';

export interface RestServerOptions {
  readonly clock: Clock;
  readonly visitors: Visitors;
  readonly limiter: RateLimiter;
  readonly viewOf: (visitor: Visitor, at: EpochMs) => ApiView;
  readonly htmlRateLimit: () => boolean;
  /** Told of each request that was answered. */
  readonly log?: (entry: RequestLog) => void;
}

/** One line of a live log. There is nothing secret in it. */
export interface RequestLog {
  readonly at: EpochMs;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

interface Asked {
  readonly request: HttpRequest;
  readonly url: URL;
  readonly found: FoundRoute;
  readonly query: Query;
  readonly token: string | null;
}

/**
 * Answers requests over HTTP. What can go wrong on the way happens at the venue's desk; what has arrived is counted, known by its
 * token, and handled:
 * ```
 * request ──▶ route ──▶ counter.send ── arrives ──▶ limits ──▶ token ──▶ handle ──▶ execution ──▶ bytes
 * ```
 */
export function createRestServer(options: RestServerOptions): Pick<WireServer, 'answer'> {
  const { clock, visitors, log } = options;

  async function answerAt(url: URL, request: HttpRequest): Promise<ServedAnswer> {
    const found = findRoute(request.method, url.pathname);
    if (found === null) return served(notFound(url.pathname).answer);
    const token = bearerOf(request.headers['authorization']);
    const asked = { request, url, found, query: readQuery(url.search), token };
    const point = found.route.point(asked.query);
    const line = { method: point, summary: `${request.method} ${url.pathname}${url.search}`, ...clientIdOf(asked) };
    try {
      return await visitors.counterFor(token).send<ServedAnswer>(line, workOn(asked, options), answerForm(point));
    } catch (error) {
      return await failureAnswer(error, { point, host: url.host, htmlRateLimit: options.htmlRateLimit() });
    }
  }

  return {
    async answer(request) {
      if (!URL.canParse(request.url)) return served(badArgument('the URL cannot be read').answer);
      const url = new URL(request.url);
      const answered = await answerAt(url, request);
      log?.({ at: clock.now(), method: request.method, path: url.pathname, status: answered.status });
      return answered;
    },
  };
}

/** What becomes of a request when it arrives. A mistake of the simulator ends the request, and not the venue. */
function workOn(asked: Asked, options: RestServerOptions): Work<ServedAnswer> {
  return (reply, fault) => {
    try {
      arrive(asked, options, reply, fault);
    } catch (error) {
      reply.fail(error);
    }
  };
}

function arrive(asked: Asked, options: RestServerOptions, reply: Reply<ServedAnswer>, fault: FaultAtVenue): void {
  const { clock, visitors, limiter, viewOf, htmlRateLimit } = options;
  const { request, url, found, query, token } = asked;
  const isPublic = found.route.needs === 'Nothing';
  const uri = { method: request.method, host: url.host, path: url.pathname };
  const visitor = isPublic ? visitors.anybody() : visitors.identify(token, uri);
  const user = isPublic || visitor === null ? null : visitor.counter.accountId;
  const { isAdmitted, headers } = limiter.admit(user, clock.monotonicMs());
  const isV2 = url.pathname.startsWith('/v2/');
  const answer = (said: ApiAnswer): void => reply.answer(served(isV2 ? inWordsOfV2(said) : said, headers));
  if (!isAdmitted) return answer(rateLimited(htmlRateLimit()));
  if (visitor === null) return answer(unauthorized);
  const at = fault?.fault === 'Stale' ? clock.now() - fault.byMs : clock.now();
  const handled = handle({ ...found, query, body: request.body }, viewOf(visitor, at));
  carryOut(handled, visitor.counter.execution, { answer, fail: (error) => reply.fail(error) }, fault);
}

function carryOut(
  handled: Handled,
  execution: VenueCounter['execution'],
  { answer, fail }: Reply<ApiAnswer>,
  fault: FaultAtVenue,
): void {
  const worded = <S>(word: (said: S) => ApiAnswer): Reply<S> => ({ answer: (said) => answer(word(said)), fail });
  switch (handled.kind) {
    case 'Answered':
      return answer(handled.answer);
    case 'Submit':
      return execution.submit(handled.order, worded(handled.word), fault);
    case 'Close':
      return execution.closePosition(handled.close, worded(handled.word), fault);
    case 'Cancel':
      return execution.cancel(handled.venueOrderIds, worded(handled.word));
    case 'Amend':
      return execution.amend(handled.amend, worded(handled.word));
  }
}

/** A fault that only the venue can do something about. */
type FaultAtVenue = Parameters<Work<ServedAnswer>>[1];

/** For the venue's record of requests. */
function clientIdOf({ request, found, query }: Asked): { readonly clientOrderId?: string } {
  const point = found.route.point(query);
  if (point !== 'submitOrder' && point !== 'closePosition') return {};
  try {
    const clientOrderId = textIn(readBody(request.body ?? ''), 'client_order_id');
    return clientOrderId === null ? {} : { clientOrderId };
  } catch {
    return {};
  }
}
