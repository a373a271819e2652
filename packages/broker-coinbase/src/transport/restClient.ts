import {
  isBrokerError,
  noMetrics,
  OTHER_LABEL,
  type BrokerErrorCode,
  type Clock,
  type HttpAnswer,
  type HttpExchange,
  type HttpRequest,
  type Metrics,
} from '@bot/core';
import type { ApiKey } from '../auth/apiKey';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { startDeadline, type Deadline } from './deadline';
import { answerFailure, failure, isSuccess, requestFailure } from './failures';
import { rateHeaders, retryAfterMs } from './headers';
import { parseJson } from './jsonBody';
import type { RateLimiter } from './rateLimiter';
import { createRequestMetrics } from './requestMetrics';
import { queryText, type RestRequest } from './restRequest';

/** The REST API of Coinbase: questions in, answers that were checked out. */
export interface RestClient {
  /** @throws BrokerError */
  send<T>(request: RestRequest<T>): Promise<T>;
  /** Whoever waits for an answer gives up, and nothing more is sent. */
  close(): void;
}

export interface RestClientOptions {
  readonly wire: HttpExchange;
  readonly clock: Clock;
  /** Scheme and host. */
  readonly url: string;
  /** null: public questions only. */
  readonly key: ApiKey | null;
  readonly limiters: { readonly public: RateLimiter; readonly signed: RateLimiter };
  readonly deadlineMs: number;
  /** Awaited before a refused token is made anew: perhaps it was our clock. It must not throw. */
  readonly checkClock?: () => Promise<void>;
  readonly metrics?: Metrics;
}

/** What came, and by which key it was asked for. */
interface Attempted {
  readonly answer: HttpAnswer;
  readonly generation: number;
}

const API_PATH = '/api/v3/brokerage';
/** Of an answer, unpacked. The list of all products has some MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * One request, from the question to its answer:
 * ```
 * send → key lost? → place in the limiter → token → wire → 401? once more with a new token → status → JSON → schema
 *           └ AuthenticationFailed, nothing sent       └ sent: the next token is made   └ every failure is one BrokerError
 * ```
 */
export function createRestClient(options: RestClientOptions): RestClient {
  const { wire, clock, url, key, limiters, deadlineMs, checkClock, metrics = noMetrics } = options;
  const { ended } = createRequestMetrics(metrics);
  const base = url.replace(/\/+$/, '');
  const { host } = new URL(base);
  const open = new Set<Deadline>();
  let isClosed = false;

  async function call<T>(request: RestRequest<T>, deadline: Deadline): Promise<T> {
    const wasLost = key?.isLost ?? false;
    const attempted = await attempt(request, deadline);
    const isRefused = attempted.answer.status === 401 && request.access !== 'Public';
    // Now and then a good token is refused. A key that was refused before is not asked twice.
    const isRepeated = isRefused && !wasLost && (request.isIdempotent ?? request.method === 'GET');
    if (!isRepeated) return read(request, attempted);
    await checkClock?.();
    return read(request, await attempt(request, deadline));
  }

  async function attempt<T>(request: RestRequest<T>, deadline: Deadline): Promise<Attempted> {
    const { operation, access, lane = 'Normal' } = request;
    mustBeUsable(operation, access);
    const limiter = limiters[access === 'Public' ? 'public' : 'signed'];
    // Something is left of the deadline when its place comes.
    const atMostMs = Math.max(0, deadline.leftMs() - 1);
    const waitMs = limiter.reserve(lane, atMostMs);
    if (waitMs > atMostMs) {
      throw failure('RateLimited', operation, `${operation}: Too many requests wait already; it was not sent.`, waitMs);
    }
    if (waitMs > 0) await deadline.wait(waitMs);
    const generation = key?.generation ?? 0;
    const limits = { signal: deadline.signal, maxBytes: MAX_BYTES, sent: () => prepareNext(request) };
    const answer = await wire.exchange(httpRequest(request), limits);
    limiter.heard(rateHeaders(answer.headers, clock.now()));
    if (answer.status === 429) limiter.refused(retryAfterMs(answer.headers, clock.now()));
    else limiter.taken();
    return { answer, generation };
  }

  /** @throws BrokerError AuthenticationFailed: nothing is signed with a key that was refused, but the question whether it still is */
  function mustBeUsable(operation: string, access: RestRequest<unknown>['access']): void {
    if (access === 'Public') return;
    if (key === null) throw failure('AuthenticationFailed', operation, `${operation}: There is no key.`);
    if (!key.isLost || access === 'Probe') return;
    const why = 'The key was refused before; nothing is signed with it until it is accepted or renewed.';
    throw failure('AuthenticationFailed', operation, `${operation}: ${why}`);
  }

  const uriOf = ({ method, path }: RestRequest<unknown>): string => `${method} ${host}${API_PATH}${path}`;

  /** What changes something is asked for at few addresses, and in a hurry. */
  function prepareNext(request: RestRequest<unknown>): void {
    if (request.method !== 'GET' && request.access !== 'Public') key?.prepare(uriOf(request));
  }

  function httpRequest<T>(asked: RestRequest<T>): HttpRequest {
    const { operation, method, path, query, body, access } = asked;
    const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'bot-broker-coinbase' };
    if (access === 'Public') {
      // Something in front of the venue keeps what is public for about a second.
      headers['cache-control'] = 'no-cache';
    } else {
      // It may have been lost while the request waited.
      mustBeUsable(operation, access);
      headers['authorization'] = `Bearer ${String(key?.token(uriOf(asked)))}`;
    }
    const request = { method, url: `${base}${API_PATH}${path}${queryText(query)}`, headers };
    if (body === undefined) return request;
    headers['content-type'] = 'application/json';
    return { ...request, body: JSON.stringify(body) };
  }

  function read<T>({ operation, access, schema }: RestRequest<T>, { answer, generation }: Attempted): T {
    if (access !== 'Public' && answer.status === 401) key?.lose(generation);
    if (!isSuccess(answer)) throw answerFailure(operation, answer, clock.now());
    const reading = schema.safeParse(parseJson(answer.body));
    if (!reading.success) {
      const paths = reading.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'all of it');
      throw new MalformedAnswer(`the answer is not of the form that was expected (${paths.join(', ')})`);
    }
    if (access === 'Probe') key?.found();
    return reading.data;
  }

  return {
    async send(request) {
      if (isClosed) throw failure('NotConnected', request.operation);
      const startedAt = clock.monotonicMs();
      const deadline = startDeadline(clock, deadlineMs);
      open.add(deadline);
      let outcome: 'Answered' | BrokerErrorCode | typeof OTHER_LABEL = OTHER_LABEL;
      try {
        const answer = await call(request, deadline);
        outcome = 'Answered';
        return answer;
      } catch (thrown) {
        const error = requestFailure(request.operation, thrown);
        if (isBrokerError(error)) outcome = error.code;
        throw error;
      } finally {
        deadline.end();
        open.delete(deadline);
        ended(outcome, clock.monotonicMs() - startedAt);
      }
    },
    close() {
      isClosed = true;
      for (const deadline of open) deadline.giveUp();
    },
  };
}
