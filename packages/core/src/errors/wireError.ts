import { BotError, isBotError, type ErrorText } from './botError';
import type { VenueOutcome } from './brokerError';

export interface WireErrorTraits {
  /** Whether the other side may have acted on what was sent. */
  readonly venueOutcome: VenueOutcome;
  readonly meaning: string;
}

/** Every code that a `Wire` may throw or end a socket with. An answer with any status is no error of the wire. */
export const wireErrorTraits = {
  Unreachable: {
    venueOutcome: 'NotActed',
    meaning: 'No connection came about (name not found, refused, no route), so nothing was sent.',
  },
  CertificateRefused: {
    venueOutcome: 'NotActed',
    meaning: 'The other side could not prove who it is, so nothing was sent.',
  },
  Broken: { venueOutcome: 'Unknown', meaning: 'The connection broke before the answer was whole.' },
  DeadlinePassed: { venueOutcome: 'Unknown', meaning: 'The answer was not whole when the deadline passed.' },
  TooLarge: { venueOutcome: 'Unknown', meaning: 'More came than may come at once.' },
} as const satisfies Record<string, WireErrorTraits>;

export type WireErrorCode = keyof typeof wireErrorTraits;

export interface WireErrorDetails {
  /** Host and port, never a path or a header: they may hold secrets. */
  readonly host: string;
}

/** Thrown by the `Wire` port. */
export class WireError extends BotError<WireErrorCode, WireErrorDetails> {
  readonly layer = 'Wire';

  constructor(code: WireErrorCode, text: ErrorText, details: WireErrorDetails, options?: { cause?: unknown }) {
    super(code, text, details, options);
  }

  get venueOutcome(): VenueOutcome {
    return wireErrorTraits[this.code].venueOutcome;
  }
}

export function isWireError(value: unknown, code?: WireErrorCode): value is WireError {
  return isBotError(value, 'Wire', code);
}
