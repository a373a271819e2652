import { inspect } from 'node:util';

/** Recognised by its form, also when nobody said that it is one. */
const forms = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  // Three base64url parts with dots, the first of which is a JSON object.
  ['a signed token', /\beyJ[\w-]{5,}\.eyJ[\w-]+\.[\w-]+/],
] as const;

/** What secret a text shows; null for none. It is named and never quoted. */
export function secretIn(text: string, secrets: readonly string[]): string | null {
  if (shapesOf(secrets).some((shape) => text.includes(shape))) return 'a secret of this world';
  return forms.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** Shorter ones may stand anywhere by chance. */
const LEAST_LINE = 12;

const shapes = new WeakMap<readonly string[], readonly string[]>();

/** How secrets look in a text: as they are, as JSON and Node write them, and a line of a longer one alone. */
function shapesOf(secrets: readonly string[]): readonly string[] {
  const known = shapes.get(secrets);
  if (known !== undefined) return known;
  const made = secrets.filter((secret) => secret !== '').flatMap((secret) => [...new Set(shapesOfOne(secret))]);
  shapes.set(secrets, made);
  return made;
}

function shapesOfOne(secret: string): readonly string[] {
  const lines = secret.split('\n').filter((line) => line.length >= LEAST_LINE && !line.startsWith('-----'));
  return [secret, JSON.stringify(secret).slice(1, -1), inspect(secret).slice(1, -1), ...lines];
}

/** Everything that a value would show to whoever looks at it: also causes of errors and what is deep in it. */
export const shownText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : inspect(value, { depth: 12, maxArrayLength: null, maxStringLength: null, breakLength: Infinity });
