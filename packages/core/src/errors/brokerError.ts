import { BotError, isBotError, type ErrorText } from './botError';

/** Whether the venue may have acted although no usable answer came. */
export type VenueOutcome = 'NotActed' | 'Unknown';

export interface BrokerErrorTraits {
  /** The same request may be sent again; a submit only with the same client order id and body. */
  readonly retryable: boolean;
  /** For a submit, cancel or amend. A read never changes anything at the venue. */
  readonly venueOutcome: VenueOutcome;
  readonly meaning: string;
}

/** Every code that a `Broker` may throw. A refusal by a rule of the venue is not here: it is an answer (`Rejected`). */
export const brokerErrorTraits = {
  Timeout: { retryable: true, venueOutcome: 'Unknown', meaning: 'No answer came before the deadline.' },
  ConnectionLost: { retryable: true, venueOutcome: 'Unknown', meaning: 'The connection broke before an answer came.' },
  RateLimited: {
    retryable: true,
    venueOutcome: 'Unknown',
    meaning: 'The venue refused to take more requests for now.',
  },
  VenueUnavailable: { retryable: true, venueOutcome: 'Unknown', meaning: 'The venue answered with a server error.' },
  UndecodableAnswer: { retryable: true, venueOutcome: 'Unknown', meaning: 'An answer came that could not be read.' },
  NotConnected: { retryable: true, venueOutcome: 'NotActed', meaning: 'There was no connection, so nothing was sent.' },
  AuthenticationFailed: {
    retryable: false,
    venueOutcome: 'NotActed',
    meaning: 'The venue did not accept the credentials.',
  },
  PermissionDenied: { retryable: false, venueOutcome: 'NotActed', meaning: 'The key may not do this.' },
  InvalidRequest: { retryable: false, venueOutcome: 'NotActed', meaning: 'The venue could not read the request.' },
  NotFound: {
    retryable: false,
    venueOutcome: 'NotActed',
    meaning: 'The venue does not know the thing that was asked for.',
  },
} as const satisfies Record<string, BrokerErrorTraits>;

export type BrokerErrorCode = keyof typeof brokerErrorTraits;

export interface BrokerErrorDetails {
  readonly operation: string;
  readonly retryAfterMs?: number;
}

/** Thrown by the `Broker` port. */
export class BrokerError extends BotError<BrokerErrorCode, BrokerErrorDetails> {
  readonly layer = 'Broker';

  constructor(code: BrokerErrorCode, text: ErrorText, details: BrokerErrorDetails, options?: { cause?: unknown }) {
    super(code, text, details, options);
  }

  get retryable(): boolean {
    return brokerErrorTraits[this.code].retryable;
  }

  get venueOutcome(): VenueOutcome {
    return brokerErrorTraits[this.code].venueOutcome;
  }
}

export function isBrokerError(value: unknown, code?: BrokerErrorCode): value is BrokerError {
  return isBotError(value, 'Broker', code);
}
