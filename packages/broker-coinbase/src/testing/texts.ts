import { isAmount, toText, type AnyAmount } from '@bot/core';

/** Amounts as text, whatever they stand in. */
export function texts(value: unknown): unknown {
  if (isAmount(value)) return toText(value as AnyAmount);
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, texts(each)]));
}
