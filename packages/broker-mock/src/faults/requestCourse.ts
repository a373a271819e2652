import { unreachable, type BrokerErrorCode } from '@bot/core';
import type { Malformation } from '@bot/simulation';
import type { FaultAtVenue, RequestFault } from './fault';
import { malformations } from './faultPoints';

/** An error that takes the place of an answer. */
export interface Failure {
  readonly code: BrokerErrorCode;
  readonly problem?: string;
  readonly retryAfterMs?: number;
}

/** What becomes of one request on its way there and back. The desk follows it without knowing any fault. */
export interface Course {
  /** False: it never leaves, and the caller is told so. */
  readonly isSent: boolean;
  /** How often it arrives. 0: it is lost, and no answer comes. */
  readonly arrivals: 0 | 1 | 2;
  /** What the venue answers in place of acting. */
  readonly refusal: Failure | null;
  /** What the venue must know, since only it can do it. */
  readonly atVenue: FaultAtVenue | null;
  /** What the caller gets in place of the answer to what the venue did. */
  readonly spoiled: Failure | null;
  /** What is wrong with the answer itself, where it is made of bytes or can be read all the same. */
  readonly malformed: Malformation | null;
  /** The venue does not list what is asked for. */
  readonly isUnlisted: boolean;
  readonly answer: 'Straight' | 'Lost' | 'AfterNext';
  readonly answerDelayMs: number;
}

const straight: Course = {
  isSent: true,
  arrivals: 1,
  refusal: null,
  atVenue: null,
  spoiled: null,
  malformed: null,
  isUnlisted: false,
  answer: 'Straight',
  answerDelayMs: 0,
};

export function courseOf(fault: RequestFault | null): Course {
  if (fault === null) return straight;
  switch (fault.fault) {
    case 'DropRequest':
      return { ...straight, arrivals: 0 };
    case 'AcceptThenDropResponse':
      return { ...straight, answer: 'Lost' };
    case 'Reject':
    case 'Stale':
      return { ...straight, atVenue: fault };
    case 'Fail': {
      const { code, retryAfterMs } = fault;
      const refusal = { code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
      return { ...straight, isSent: code !== 'NotConnected', refusal };
    }
    case 'RateLimit': {
      const { retryAfterMs } = fault;
      return { ...straight, refusal: { code: 'RateLimited', ...(retryAfterMs === null ? {} : { retryAfterMs }) } };
    }
    case 'ServerError': {
      const failure: Failure = { code: 'VenueUnavailable' };
      return { ...straight, ...(fault.acted ? { spoiled: failure } : { refusal: failure }) };
    }
    case 'DelayResponse':
      return { ...straight, answerDelayMs: fault.byMs };
    case 'DuplicateRequest':
      return { ...straight, arrivals: 2 };
    case 'ReorderResponse':
      return { ...straight, answer: 'AfterNext' };
    case 'NotFound':
      return { ...straight, isUnlisted: true };
    case 'Malformed': {
      const { problem } = malformations[fault.how];
      const spoiled: Failure | null = problem === null ? null : { code: 'UndecodableAnswer', problem };
      return { ...straight, spoiled, malformed: fault.how };
    }
    default:
      return unreachable(fault);
  }
}
