import type { Logger } from '@bot/core';
import { pino, type DestinationStream } from 'pino';
import { redact, redactText } from './redact';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface PinoLoggerOptions {
  readonly level: LogLevel;
  /** Where the lines go. Default: standard error, written at once, so that the last words before an exit are not lost. */
  readonly destination?: DestinationStream;
}

/** One JSON object per line. What looks like a secret does not come out, neither by its name nor by its form. */
export function createPinoLogger({ level, destination }: PinoLoggerOptions): Logger {
  // Neither process id nor host name: a log may be shown to others. Errors are already plain when pino sees them.
  const options = { level, base: null, serializers: { err: (shown: unknown) => shown } };
  const lines = pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
  const write = (name: Exclude<LogLevel, 'silent'>) => (details: object, message: string) => {
    // What nobody will read is not searched for secrets.
    if (lines.isLevelEnabled(name)) lines[name](redact(details), redactText(message));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
