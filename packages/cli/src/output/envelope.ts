import type { ErrorDescription } from './describeError';

/** The one line that a command with `--json` writes to stdout. */
export type Envelope =
  | { readonly ok: true; readonly data: object }
  /** `data` when there is a result all the same, such as the summary of a run whose checks failed. */
  | { readonly ok: false; readonly error: ErrorDescription; readonly data?: object };

export const envelopeLine = (envelope: Envelope): string => `${JSON.stringify(envelope)}\n`;
