import {
  exceeds,
  isPositive,
  parseUtcWindow,
  toText,
  type AnyAmount,
  type InstrumentId,
  type JsonValue,
  type PerInstrument,
  type UtcWindow,
} from '@bot/core';
import { z } from 'zod';

/** How one setting is read: from JSON by `schema`, from an environment variable or a flag by `fromText` first. */
export interface ConfigField<Value> {
  readonly schema: z.ZodType<Value>;
  /** Text that cannot be converted stays as it is, and the schema says what is wrong with it. */
  readonly fromText: (text: string) => JsonValue;
}

/** The word for "switched off" and for "empty" where there is only text. */
const NONE = 'none';

interface Bounds<A> {
  readonly below?: A;
  readonly atMost?: A;
}

/** A decimal above 0. Never a JavaScript number: those have already been rounded when they arrive here. */
export function amount<A extends AnyAmount>(of: (text: string) => A, bounds: Bounds<A> = {}): ConfigField<A> {
  return { schema: positive(of, bounds), fromText: (text) => text };
}

/** The same, or null (as text: `none`) to switch it off. */
export const optionalAmount = <A extends AnyAmount>(
  of: (text: string) => A,
  bounds: Bounds<A> = {},
): ConfigField<A | null> => optional(amount(of, bounds));

/** null, as text `none`, switches a setting off. */
export const optional = <Value>({ schema, fromText }: ConfigField<Value>): ConfigField<Value | null> => ({
  schema: schema.nullable(),
  fromText: (text) => (text === NONE ? null : fromText(text)),
});

/** 1, 2, 3 … */
export const wholeNumber: ConfigField<number> = {
  schema: z.int({ error: 'must be a whole number, without quotes in a file' }).min(1, 'must be above 0'),
  fromText: (text) => (/^-?\d+$/.test(text) ? Number(text) : text),
};

/** 0, 1, 2 … */
export const wholeFromZero = (max = Number.MAX_SAFE_INTEGER): ConfigField<number> => ({
  schema: z.int({ error: 'must be a whole number, without quotes in a file' }).min(0, 'must not be below 0').max(max),
  fromText: wholeNumber.fromText,
});

export const toggle: ConfigField<boolean> = {
  schema: z.boolean({ error: 'must be true or false, without quotes in a file' }),
  fromText: (text) => (text === 'true' || text === 'false' ? text === 'true' : text),
};

export function choice<const Names extends readonly [string, ...string[]]>(names: Names): ConfigField<Names[number]> {
  const schema = z.enum(names as readonly [Names[number], ...Names[number][]], {
    error: `must be one of ${names.join(', ')}`,
  });
  return { schema: schema as unknown as z.ZodType<Names[number]>, fromText: (text) => text };
}

const NO_WINDOW = 'must be hours in UTC such as "Mon-Fri 13:00-20:00", or "13:00-20:00" for every day';
const WELL_FORMED = 'must be the name of an instrument in capitals, such as "BTC-USD"';
const instrumentId = z.string({ error: WELL_FORMED }).regex(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, WELL_FORMED);

const instruments = z
  .array(instrumentId, { error: 'must be a list of instruments such as ["BTC-USD", "ETH-USD"]' })
  .refine((names) => new Set(names).size === names.length, 'names an instrument twice');

/** `BTC-USD,ETH-USD` */
export const instrumentList: ConfigField<readonly InstrumentId[]> = {
  schema: instruments.min(1, 'must name at least one instrument'),
  fromText: (text) => text.split(',').map((name) => name.trim()),
};

/** The same, or `none`. */
export const instrumentSet: ConfigField<readonly InstrumentId[]> = {
  schema: instruments,
  fromText: (text) => (text === NONE ? [] : instrumentList.fromText(text)),
};

/** `BTC-USD=0.05,ETH-USD=1`, or `none`. `what` is what each instrument has one of: `a quantity`. */
export const amountMap = <A extends AnyAmount>(
  of: (text: string) => A,
  what: string,
): ConfigField<PerInstrument<A>> => ({
  schema: z.record(instrumentId, positive(of, {}), {
    error: ({ code }) =>
      code === 'invalid_key' ? WELL_FORMED : `must be ${what} per instrument: BTC-USD=0.05,ETH-USD=1`,
  }),
  fromText: mapFromText,
});

/** `Mon-Fri 13:00-20:00`, or without days for every day. */
export const utcWindow: ConfigField<UtcWindow> = {
  schema: z.string({ error: NO_WINDOW }).transform((text, issues) => {
    const window = parseUtcWindow(text);
    if (window === null) issues.addIssue({ code: 'custom', message: NO_WINDOW });
    return window ?? z.NEVER;
  }),
  fromText: (text) => text,
};

function mapFromText(text: string): JsonValue {
  if (text === NONE) return {};
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const names = new Set(pairs.map(([name]) => name));
  // The one name that an object would swallow.
  const wellFormed = names.size === pairs.length && !names.has('__proto__') && pairs.every((pair) => pair.length === 2);
  return wellFormed ? (Object.fromEntries(pairs) as JsonValue) : text;
}

/** A raw value as the text that a variable or a flag would take. */
export function textOf(raw: JsonValue): string {
  if (raw === null) return NONE;
  if (typeof raw !== 'object') return String(raw);
  if (Array.isArray(raw) && raw.some((item) => typeof item === 'object')) return JSON.stringify(raw);
  const parts = Array.isArray(raw)
    ? raw.map((item: JsonValue) => textOf(item))
    : Object.entries(raw).map(([name, value]) => `${name}=${textOf(value as JsonValue)}`);
  return parts.length === 0 ? NONE : parts.join(',');
}

function positive<A extends AnyAmount>(of: (text: string) => A, { below, atMost }: Bounds<A>): z.ZodType<A> {
  return z
    .string({ error: notText })
    .regex(/^-?\d+(\.\d+)?$/, 'must be a plain decimal such as 0.01')
    .transform(of)
    .refine((value) => isPositive(value), 'must be above 0')
    .refine((value) => below === undefined || exceeds(below, value), `must be below ${below && toText(below)}`)
    .refine(
      (value) => atMost === undefined || !exceeds(value, atMost),
      `must not be above ${atMost && toText(atMost)}`,
    );
}

function notText({ input }: { readonly input?: unknown }): string {
  return typeof input === 'number'
    ? `must be decimal text; write it in quotes: "${input}"`
    : 'must be decimal text such as "0.01"';
}
