import type { RequestLog } from '../rest/restServer';
import type { OutputStream, Surroundings } from './surroundings';

const RESET = '\u001b[0m';
const colors = { ok: '\u001b[32m', refused: '\u001b[33m', failed: '\u001b[31m', dim: '\u001b[2m' } as const;

/** Colours only on a terminal, and not where NO_COLOR is set or the terminal is dumb. */
export const hasColors = (stream: OutputStream, env: Surroundings['env']): boolean =>
  stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';

/** `12:00:01.250 200 POST /api/v3/brokerage/orders` */
export function requestLine({ at, method, path, status }: RequestLog, isColored: boolean): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const kind = status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed';
  if (!isColored) return `${time} ${status} ${method} ${path}`;
  return `${colors.dim}${time}${RESET} ${colors[kind]}${status}${RESET} ${method} ${path}`;
}
