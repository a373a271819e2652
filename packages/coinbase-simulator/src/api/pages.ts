import { badField } from './problems';
import { numberIn, textIn, type Query } from './request/query';

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; empty on the last one. */
  readonly cursor: string;
}

export interface Paging {
  /** Where no `limit` is asked for. */
  readonly usual: number;
  readonly most: number;
}

/**
 * The piece of a list that is asked for. A cursor names the last item that was told, so that what comes meanwhile shifts nothing.
 * @throws ApiProblem 400 for a limit below zero or a cursor that names nothing
 */
export function pageOf<T>(query: Query, list: readonly T[], nameOf: (item: T) => string, paging: Paging): Page<T> {
  const asked = numberIn(query, 'limit') ?? 0;
  if (asked < 0) throw badField('limit', String(asked));
  const size = Math.min(asked === 0 ? paging.usual : asked, paging.most);
  const start = startOf(list, nameOf, textIn(query, 'cursor'));
  const items = list.slice(start, start + size);
  const last = items.at(-1);
  const isLast = last === undefined || start + size >= list.length;
  return { items, cursor: isLast ? '' : nameOf(last) };
}

function startOf<T>(list: readonly T[], nameOf: (item: T) => string, cursor: string | null): number {
  if (cursor === null) return 0;
  const index = list.findIndex((item) => nameOf(item) === cursor);
  if (index < 0) throw badField('cursor', cursor);
  return index + 1;
}
