import type { EpochMs } from '@bot/core';
import { badField, badList } from '../problems';
import { parseRfc3339 } from '../time';
import { snakeCase } from './snakeCase';

/** What stands after the question mark: values by name, in order, and none that is empty. */
export type Query = ReadonlyMap<string, readonly string[]>;

export function readQuery(search: string): Query {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === '') continue;
    const known = query.get(snakeCase(name));
    if (known === undefined) query.set(snakeCase(name), [value]);
    else known.push(value);
  }
  return query;
}

/** The last one counts. */
export const textIn = (query: Query, name: string): string | null => query.get(name)?.at(-1) ?? null;

/** All values under all of these names: clients say `product_id` for `product_ids`, too. */
export const listIn = (query: Query, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => query.get(name) ?? []);

/** @throws ApiProblem 400 for a word that is not known */
export function wordIn<W extends string>(query: Query, name: string, words: readonly W[]): W | null {
  const value = textIn(query, name);
  if (value === null) return null;
  return known(words, value) ?? fail(badField(name, value));
}

/** @throws ApiProblem 400 for a word that is not known, such as several with commas between them */
export const wordsIn = <W extends string>(query: Query, name: string, words: readonly W[]): readonly W[] =>
  listIn(query, name).map((value) => known(words, value) ?? fail(badList(name, value)));

/** A whole number of at most 15 digits. @throws ApiProblem 400 */
export function numberIn(query: Query, name: string): number | null {
  const value = textIn(query, name);
  if (value === null) return null;
  return /^-?\d{1,15}$/.test(value) ? Number(value) : fail(badField(name, value));
}

/** A Python client says `False`. @throws ApiProblem 400 */
export function flagIn(query: Query, name: string): boolean {
  const value = textIn(query, name);
  if (value === null || /^(false|0)$/i.test(value)) return false;
  return /^(true|1)$/i.test(value) ? true : fail(badField(name, value));
}

/** @throws ApiProblem 400 */
export function timeIn(query: Query, name: string): EpochMs | null {
  const value = textIn(query, name);
  if (value === null) return null;
  return parseRfc3339(value) ?? fail(badField(name, value));
}

const known = <W extends string>(words: readonly W[], value: string): W | undefined =>
  words.find((word) => word === value);

function fail(problem: Error): never {
  throw problem;
}
