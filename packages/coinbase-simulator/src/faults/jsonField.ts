import { assert } from '@bot/core';

/** Whatever JSON can be; `undefined` takes a field away. */
export type FieldValue =
  string | number | boolean | null | readonly FieldValue[] | { readonly [name: string]: FieldValue } | undefined;

type Place = { [name: string]: unknown };

/**
 * The same JSON with another value at one place. Worked example: `orders.0.status` with `'NEW'` in `{"orders":[{"status":"OPEN"}]}`.
 * @throws AssertionFailed when there is no such place, since nothing would go wrong then
 */
export function withField(text: string, path: string, value: FieldValue): string {
  const json: unknown = JSON.parse(text);
  const place = placeIn(json, path);
  assert(isPlace(place), `a message has a place ${path}`);
  const last = lastOf(path);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return JSON.stringify(json);
}

/** Whether the field of a path stands somewhere in it, or could. */
export const hasPlace = (text: string, path: string): boolean => isPlace(placeIn(JSON.parse(text), path));

const lastOf = (path: string): string => String(path.split('.').at(-1));

/** What the field of a path is a part of. */
const placeIn = (json: unknown, path: string): unknown =>
  path
    .split('.')
    .slice(0, -1)
    .reduce<unknown>((at, name) => (isPlace(at) ? at[name] : undefined), json);

/** `orders.0.status is "NEW"`, `orders.0.status is missing` */
export const fieldText = (path: string, value: FieldValue): string =>
  `${path} is ${value === undefined ? 'missing' : JSON.stringify(value)}`;

const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null;
