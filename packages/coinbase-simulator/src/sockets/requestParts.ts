import type { IncomingMessage } from 'node:http';

export type Scheme = 'http' | 'https' | 'ws' | 'wss';

/** Where a request went, as its client would say it; null for what is no address. */
export function urlOf(incoming: IncomingMessage, scheme: Scheme): string | null {
  const url = `${scheme}://${incoming.headers.host}${incoming.url}`;
  return String(incoming.url).startsWith('/') && URL.canParse(url) ? url : null;
}

/** By lower-case name; of several of one name, all. */
export const headersOf = (incoming: IncomingMessage): { [name: string]: string } =>
  Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
