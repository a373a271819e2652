import { createPinoLogger, type LogLevel } from '@bot/orchestration';
import type { Logger } from '@bot/core';
import type { OutputStream } from './terminal';

/** A log of JSON lines among everything else that is no result. */
export const logTo = (stream: OutputStream, level: LogLevel): Logger =>
  createPinoLogger({ level, destination: { write: (line) => void stream.write(line) } });
