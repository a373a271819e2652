import { isAmount, toText } from '@bot/core';

/** The same as JSON can say it: amounts are decimal text. */
export function plainJson(value: unknown): unknown {
  if (isAmount(value)) return toText(value);
  if (Array.isArray(value)) return value.map(plainJson);
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, held]) => [name, plainJson(held)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, plainJson(held)]));
}
