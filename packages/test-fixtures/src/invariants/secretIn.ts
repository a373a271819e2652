import { inspect } from 'node:util';

/** Recognised by its form, also when nobody said that it is one. */
const forms = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  // Three base64url parts with dots, the first of which is a JSON object.
  ['a signed token', /\beyJ[\w-]{5,}\.eyJ[\w-]+\.[\w-]+/],
] as const;

/** What secret a text shows; null for none. It is named and never quoted. */
export function secretIn(text: string, secrets: readonly string[]): string | null {
  const known = secrets.some((secret) => secret !== '' && text.includes(secret));
  if (known) return 'a secret of this world';
  return forms.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** Everything that a value would show to whoever looks at it: also causes of errors and what is deep in it. */
export const shownText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : inspect(value, { depth: 12, maxArrayLength: null, maxStringLength: null, breakLength: Infinity });
