/** A number of JSON as it was written. */
export class WrittenNumber {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export type Strict = null | boolean | string | WrittenNumber | readonly Strict[] | StrictObject;
export interface StrictObject {
  readonly [name: string]: Strict;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;
const WORDS = { true: true, false: false, null: null } as const;

/**
 * JSON by the letter of RFC 8259, written apart from what the client reads with; numbers keep all their digits. Of a name that is
 * there twice the last one counts.
 * @throws Error for what is no JSON in UTF-8
 */
export function strictJson(bytes: Uint8Array): Strict {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  let at = 0;

  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  }
  function takes(character: string): boolean {
    match(SPACE);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }
  function must(isSo: unknown): asserts isSo {
    if (!isSo) throw new Error(`No JSON at ${at}.`);
  }

  function list(): readonly Strict[] {
    const items: Strict[] = [];
    if (takes(']')) return items;
    do items.push(value());
    while (takes(','));
    must(takes(']'));
    return items;
  }
  function object(): StrictObject {
    const fields: Record<string, Strict> = Object.create(null) as Record<string, Strict>;
    if (takes('}')) return fields;
    do {
      match(SPACE);
      const name = match(TEXT);
      must(name !== null && takes(':'));
      fields[unescaped(name)] = value();
    } while (takes(','));
    must(takes('}'));
    return fields;
  }
  function value(): Strict {
    if (takes('{')) return object();
    if (takes('[')) return list();
    const quoted = match(TEXT);
    if (quoted !== null) return unescaped(quoted);
    const number = match(NUMBER);
    if (number !== null) return new WrittenNumber(number);
    for (const [word, meaning] of Object.entries(WORDS)) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    }
    return must(false) as never;
  }

  const all = value();
  match(SPACE);
  must(at === text.length);
  return all;
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const unescaped = (quoted: string): string =>
  quoted
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, hex: string | undefined, one: string) =>
      hex === undefined ? (escapes[one] ?? one) : String.fromCharCode(parseInt(hex, 16)),
    );

/** The same content in another writing: names in the opposite order, spaces, and each character of a text as its number. */
export function rewritten(value: Strict): string {
  if (value instanceof WrittenNumber) return ` ${value.text} `;
  if (typeof value === 'string') return quotedAsNumbers(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[ ${value.map(rewritten).join(' , ')} ]`;
  const fields = Object.entries(value).reverse();
  return `{ ${fields.map(([name, field]) => `${quotedAsNumbers(name)} : ${rewritten(field)}`).join('\n,')} }`;
}

const quotedAsNumbers = (text: string): string =>
  `"${text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')}"`;
