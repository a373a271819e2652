import { isBrokerError, type BrokerError, type BrokerErrorCode } from '@bot/core';
import { wireFailure, type RequestPoint, type ServedAnswer } from '@bot/simulation';
import type { ApiAnswer } from '../api/apiAnswer';
import { uuidOf } from '../api/ids';
import { badArgument, missingScopes, notFound, problemAnswer, unknownOrder, unknownProduct } from '../api/problems';
import { served } from './served';

/** The request that failed. */
export interface FailedRequest {
  readonly point: RequestPoint;
  readonly host: string;
  readonly htmlRateLimit: boolean;
}

/**
 * What is left of a request that the desk of the venue could not carry out, as a client on the wire meets it.
 * @throws WireError for a connection that broke or never came about, and what is no error of the desk
 */
export function failureAnswer(error: unknown, { point, host, htmlRateLimit }: FailedRequest): Promise<ServedAnswer> {
  if (!isBrokerError(error)) throw error;
  switch (error.code) {
    case 'Timeout':
      return noAnswer();
    case 'ConnectionLost':
      throw wireFailure('Broken', host);
    case 'NotConnected':
      throw wireFailure('Unreachable', host);
    case 'RateLimited':
      return Promise.resolve(served(rateLimited(htmlRateLimit), retryAfter(error)));
    default:
      return Promise.resolve(served(answers[error.code](point, error)));
  }
}

/** The caller waits until his own deadline. */
const noAnswer = (): Promise<ServedAnswer> => new Promise(() => undefined);

type Answered = Exclude<BrokerErrorCode, 'Timeout' | 'ConnectionLost' | 'NotConnected' | 'RateLimited'>;

const answers: Record<Answered, (point: RequestPoint, error: BrokerError) => ApiAnswer> = {
  VenueUnavailable: (point) => ({ status: 503, text: `go/sg/${uuidOf('outage', point)}`, contentType: 'text/plain' }),
  AuthenticationFailed: () => unauthorized,
  PermissionDenied: () => missingScopes().answer,
  InvalidRequest: (_, error) => badArgument(error.message).answer,
  NotFound: (point) => missing(point),
  // Something came, and nobody can read it.
  UndecodableAnswer: () => ({ status: 200, text: '{"', contentType: 'text/plain' }),
};

/** Most report this body, which is no JSON. */
export const unauthorized: ApiAnswer = { status: 401, text: 'Unauthorized\n', contentType: 'text/plain' };

/** Pages of the edge in front of the venue are long. */
const RATE_LIMIT_PAGE = `<!DOCTYPE html><html><head><title>Rate limited</title></head><body>${'<!-- edge -->'.repeat(
  200,
)}<h1>429 Too Many Requests</h1></body></html>`;

export const rateLimited = (asHtml: boolean): ApiAnswer =>
  asHtml
    ? { status: 429, text: RATE_LIMIT_PAGE, contentType: 'text/html' }
    : problemAnswer(429, 'RATE_LIMIT_EXCEEDED', 'Too many requests');

/** In whole seconds, where it is known. */
const retryAfter = ({ details }: BrokerError): { readonly [name: string]: string } =>
  details.retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(details.retryAfterMs / 1_000)) };

function missing(point: RequestPoint): ApiAnswer {
  if (point === 'order') return unknownOrder().answer;
  return point === 'quote' || point === 'candles' ? unknownProduct().answer : notFound(point).answer;
}
