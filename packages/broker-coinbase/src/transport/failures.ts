import {
  BrokerError,
  brokerErrorTraits,
  isBrokerError,
  isWireError,
  type BrokerErrorCode,
  type EpochMs,
  type HttpAnswer,
  type WireErrorCode,
} from '@bot/core';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { retryAfterMs } from './headers';
import { parseJson } from './jsonBody';
import { venueText } from './venueText';

/**
 * Every way in which a request can fail, and what each means at the port. Whether the venue may have acted follows from the code.
 * A status that stands nowhere here is, below 500, an answer that nobody can read, and from 500 on a venue that is not available.
 */
const byStatus: Readonly<Record<number, BrokerErrorCode>> = {
  400: 'InvalidRequest',
  401: 'AuthenticationFailed',
  403: 'PermissionDenied',
  404: 'NotFound',
  408: 'Timeout',
  413: 'InvalidRequest',
  422: 'InvalidRequest',
  429: 'RateLimited',
};

const byWire: Readonly<Record<WireErrorCode, BrokerErrorCode>> = {
  Unreachable: 'NotConnected',
  CertificateRefused: 'NotConnected',
  Broken: 'ConnectionLost',
  DeadlinePassed: 'Timeout',
  TooLarge: 'UndecodableAnswer',
};

/** The venue's own word about a right or a thing is JSON. A page in its place is from something in front of it, which knows neither. */
const mustBeJson: ReadonlySet<BrokerErrorCode> = new Set<BrokerErrorCode>(['PermissionDenied', 'NotFound']);

const toDo: Partial<Readonly<Record<BrokerErrorCode, string>>> = {
  AuthenticationFailed: 'Check the key in the portal of Coinbase and the clock of this machine, then renew the key.',
  PermissionDenied: 'Give the key the right in the portal of Coinbase, or use a key of the right portfolio.',
};

export const isSuccess = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** What an answer that is no success means. */
export function answerFailure(operation: string, answer: HttpAnswer, now: EpochMs): BrokerError {
  const said = sayingOf(answer);
  const named = byStatus[answer.status] ?? (answer.status >= 500 ? 'VenueUnavailable' : 'UndecodableAnswer');
  const code = said.isJson || !mustBeJson.has(named) ? named : 'VenueUnavailable';
  const happened = `${operation}: Coinbase answered ${answer.status}${said.text === '' ? '.' : `: ${said.text}`}`;
  const mayWait = code === 'RateLimited' || code === 'VenueUnavailable';
  return failure(code, operation, happened, mayWait ? retryAfterMs(answer.headers, now) : null);
}

/** What ended a request that got no answer, or one whose answer could not be read. A mistake of ours is none of the venue's. */
export function requestFailure(operation: string, error: unknown): unknown {
  if (isBrokerError(error)) return error;
  if (isWireError(error))
    return failure(byWire[error.code as WireErrorCode], operation, `${operation}: ${error.message}`);
  if (!(error instanceof MalformedAnswer)) return error;
  return failure('UndecodableAnswer', operation, `${operation}: ${venueText(error.message)}.`);
}

export function failure(
  code: BrokerErrorCode,
  operation: string,
  happened = `${operation}: ${brokerErrorTraits[code].meaning}`,
  waitMs: number | null = null,
): BrokerError {
  const advice = toDo[code];
  const text = { happened, ...(advice === undefined ? {} : { toDo: advice }) };
  return new BrokerError(code, text, { operation, ...(waitMs === null ? {} : { retryAfterMs: Math.ceil(waitMs) }) });
}

/** Reads what the venue has answered. @throws BrokerError UndecodableAnswer when it cannot be what was asked for */
export function reading<T>(operation: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw requestFailure(operation, error);
  }
}

interface Saying {
  readonly isJson: boolean;
  readonly text: string;
}

function sayingOf({ body }: HttpAnswer): Saying {
  try {
    const said = Object(parseJson(body)) as Readonly<Record<string, unknown>>;
    const texts = [said['message'], said['error_details'], said['error']];
    const first = texts.find((each) => typeof each === 'string' && each !== '') ?? JSON.stringify(said['errors'] ?? '');
    return { isJson: true, text: venueText(String(first)) };
  } catch {
    return { isJson: false, text: '' };
  }
}
