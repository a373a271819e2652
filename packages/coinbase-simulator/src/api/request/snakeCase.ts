import type { JsonValue } from '@bot/core';

/** The server takes both spellings of a name (grpc-gateway). Worked example: `limitLimitGtc` is `limit_limit_gtc`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** All names in it, at any depth. */
export function withSnakeNames(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((each: JsonValue) => withSnakeNames(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [snakeCase(name), withSnakeNames(each as JsonValue)]),
  );
}
