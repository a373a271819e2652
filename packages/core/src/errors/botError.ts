/** A failure that someone can act on: what happened, what the bot did about it, what the operator can do. */
export interface ErrorText {
  readonly happened: string;
  readonly botDid?: string;
  readonly toDo?: string;
}

const BRAND = 'BotError';

/**
 * The root of every operating error. There is one subclass per layer, each with a closed set of codes.
 * Guards go by brand and code (`isBotError`), never by `instanceof`: two copies of this package may be installed.
 */
export abstract class BotError<Code extends string = string, Details = unknown> extends Error {
  readonly brand = BRAND;
  abstract readonly layer: string;

  constructor(
    readonly code: Code,
    readonly text: ErrorText,
    readonly details: Details,
    options?: { cause?: unknown },
  ) {
    super([text.happened, text.botDid, text.toDo].filter(Boolean).join(' '), options);
    this.name = new.target.name;
  }
}

/** True when `value` is one of our errors, and, if given, of that layer and code. */
export function isBotError(value: unknown, layer?: string, code?: string): value is BotError {
  if (typeof value !== 'object' || value === null) return false;
  const error = value as { brand?: unknown; layer?: unknown; code?: unknown };
  return (
    error.brand === BRAND &&
    (layer === undefined || error.layer === layer) &&
    (code === undefined || error.code === code)
  );
}
