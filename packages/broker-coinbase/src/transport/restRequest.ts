import type { HttpRequest } from '@bot/core';
import { failure } from './failures';
import type { Lane } from './rateLimiter';

export type QueryValue = string | number | boolean | readonly string[] | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

/** One question to the venue, and how its answer is read. */
export interface RestRequest<T> {
  /** Names it in errors. */
  readonly operation: string;
  readonly method: HttpRequest['method'];
  /** After `/api/v3/brokerage`. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: object;
  /** zod, or anything like it. */
  readonly schema: { safeParse(value: unknown): Reading<T> };
  /** Public: without a key. Probe: asks what the key may do, also when it is lost. */
  readonly access: 'Public' | 'Signed' | 'Probe';
  /** Default: Normal. */
  readonly lane?: Lane;
  /** Asked twice it does the same as once, so that a refusal of the token may be tried again. Default: true for GET. */
  readonly isIdempotent?: boolean;
}

type Reading<T> =
  | { readonly success: true; readonly data: T }
  | {
      readonly success: false;
      readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
    };

/** Lists are repeated keys: the venue refuses a list that is glued together. */
export function queryText(query: Query | undefined): string {
  if (query === undefined) return '';
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values = typeof value === 'object' ? value : [value];
    return values.map((each) => `${name}=${inUrl(each)}`);
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/**
 * As a part of a path or a query. What is asked for often came in an answer before, such as a cursor.
 * @throws BrokerError InvalidRequest for half a character, which no address can hold: nothing is sent
 */
export function inUrl(value: string | number | boolean): string {
  if (String(value).isWellFormed()) return encodeURIComponent(value);
  throw failure('InvalidRequest', 'address', 'address: An id or a cursor is no text; nothing was sent.');
}
