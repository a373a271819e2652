import { BotError, type ErrorText } from './botError';

/** One wrong value of a configuration: where it stands, what is wrong, and where it came from. */
export interface ConfigIssue {
  readonly path: string;
  readonly problem: string;
  readonly origin?: string;
}

export const configErrorCodes = {
  InvalidConfig: 'One or more values of the configuration are wrong; all of them are listed.',
  UnknownProfile: 'There is no profile of this name.',
  ConfigFileUnreadable: 'The configuration file is missing, cannot be read, or is not JSON.',
} as const;
export type ConfigErrorCode = keyof typeof configErrorCodes;

/** Thrown while the configuration is put together, with all problems at once. */
export class ConfigError extends BotError<ConfigErrorCode, { readonly issues: readonly ConfigIssue[] }> {
  readonly layer = 'Config';

  constructor(
    code: ConfigErrorCode,
    text: ErrorText,
    issues: readonly ConfigIssue[] = [],
    options?: { cause?: unknown },
  ) {
    super(code, text, { issues }, options);
  }
}

export const marketDataErrorCodes = {
  DataFileMissing: 'There is no file at this path, or it cannot be read.',
  DataFileMalformed: 'The header or a line of the file cannot be understood; the line number is given.',
  DataFileNotRecognised: 'Instrument, day or kind of bar cannot be told from the path.',
  DataFileEmpty: 'The file has no rows.',
} as const;
export type MarketDataErrorCode = keyof typeof marketDataErrorCodes;

/** Thrown while recorded market data is read. */
export class MarketDataError extends BotError<MarketDataErrorCode, { readonly path: string; readonly line?: number }> {
  readonly layer = 'MarketData';

  constructor(
    code: MarketDataErrorCode,
    text: ErrorText,
    details: { path: string; line?: number },
    options?: { cause?: unknown },
  ) {
    super(code, text, details, options);
  }
}
