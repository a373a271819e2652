import { isAmount, toText, type JsonObject, type JsonValue } from '@bot/core';

const HIDDEN = '[hidden]';
/** Objects are shown to this depth; a secret further down would not be looked for, so nothing further down is shown. */
const DEEPEST = 4;

const secretName = /api.?key|private.?key|secret|token|authorization|jwt|password|passphrase|cookie/i;

const secretForms = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // Three base64url parts with dots: a signed token.
  /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g,
  /(?<=bearer )\S+/gi,
];

/** A copy for the log: values under secret names and text that has the form of a secret are hidden. */
export function redact(details: object): object {
  return details instanceof Error ? { err: copyOf(details, 1) as object } : (copyOf(details, 0) as object);
}

export const redactText = (text: string): string =>
  secretForms.reduce((shown, form) => shown.replace(form, HIDDEN), text);

/** A copy of data that leaves the program, as deep as it is. */
export function redactJson(value: JsonValue): JsonValue {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(redactJson);
  const entries = Object.entries(value as JsonObject);
  return Object.fromEntries(entries.map(([name, held]) => [name, secretName.test(name) ? HIDDEN : redactJson(held)]));
}

function copyOf(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isAmount(value)) return toText(value);
  if (value instanceof Date) return value.toISOString();
  if (depth > DEEPEST) return '[deeper]';
  if (value instanceof Error) return copyOfFields(errorFields(value), depth);
  if (value instanceof Map) return copyOfFields(Object.fromEntries(value), depth);
  if (Array.isArray(value) || value instanceof Set) return [...value].map((item) => copyOf(item, depth + 1));
  return copyOfFields(value, depth);
}

function copyOfFields(source: object, depth: number): object {
  return Object.fromEntries(
    Object.entries(source).map(([name, value]) => [name, secretName.test(name) ? HIDDEN : copyOf(value, depth + 1)]),
  );
}

/** Name, message, stack and cause of an error are not among its entries. */
function errorFields(error: Error): object {
  const { name, message, stack, cause } = error;
  return { ...error, name, message, stack, ...(cause !== undefined && { cause }) };
}
