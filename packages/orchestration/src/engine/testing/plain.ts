import { isAmount, toText, type MarkWindow } from '@bot/core';

/** Anything as text: amounts by value, maps and sets in their order. Equal texts, equal things. */
export const plain = (value: unknown): string => JSON.stringify(value, plainly);

function plainly(this: Record<string, unknown>, name: string, text: unknown): unknown {
  // JSON.stringify has asked toJSON of an amount already; the amount itself is still here.
  const value = this[name];
  if (isAmount(value)) return toText(value);
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  if (isMarkWindow(value)) return value.newest(value.capacity);
  return text;
}

export const isMarkWindow = (value: unknown): value is MarkWindow =>
  typeof value === 'object' && value !== null && 'newest' in value;
