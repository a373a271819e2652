import type { EpochMs, JsonObject, JsonValue } from '@bot/core';
import { badBody, badValue } from '../problems';
import { parseRfc3339 } from '../time';
import { withSnakeNames } from './snakeCase';

/** What was sent, with snake_case names; a number is its text, to the last digit. */
export type Body = JsonObject;

/** @throws ApiProblem 400 for what is no object in JSON */
export function readBody(text: string): Body {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badBody('unexpected token');
  return value as Body;
}

/** Absent, null and empty are the same. A number is taken for its text. @throws ApiProblem 400 for anything else */
export function textIn(body: Body, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw badValue(name, JSON.stringify(value));
  return value;
}

/** A plain decimal, at most 80 characters. @throws ApiProblem 400 */
export function decimalIn(body: Body, name: string): string | null {
  const value = textIn(body, name);
  if (value !== null && (value.length > 80 || !/^-?\d+(\.\d+)?$/.test(value))) throw badValue(name, value);
  return value;
}

/** @throws ApiProblem 400 */
export function flagIn(body: Body, name: string): boolean {
  const value = body[name];
  if (value === undefined || value === null || value === '') return false;
  const word = String(value).toLowerCase();
  if (word !== 'true' && word !== 'false') throw badValue(name, JSON.stringify(value));
  return word === 'true';
}

/** @throws ApiProblem 400 for a word that is not known */
export function wordIn<W extends string>(body: Body, name: string, words: readonly W[]): W | null {
  const value = textIn(body, name);
  if (value === null) return null;
  const word = words.find((each) => each === value);
  if (word === undefined) throw badValue(name, value);
  return word;
}

/** @throws ApiProblem 400 */
export function timeIn(body: Body, name: string): EpochMs | null {
  const value = textIn(body, name);
  if (value === null) return null;
  const at = parseRfc3339(value);
  if (at === null) throw badValue(name, value);
  return at;
}

/** @throws ApiProblem 400 for what is there and no object */
export function objectIn(body: Body, name: string): Body | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw badValue(name, JSON.stringify(value));
  return value as Body;
}

/** @throws ApiProblem 400 for what is no list of texts */
export function textsIn(body: Body, name: string): readonly string[] {
  const value = body[name];
  if (!Array.isArray(value)) throw badBody(`unexpected token ${JSON.stringify(value) ?? ''}`);
  return value.map((each) => {
    if (typeof each !== 'string') throw badBody(`unexpected token ${JSON.stringify(each)}`);
    return each;
  });
}

/** What a reviver is told beside name and value; the compiler does not know it yet. */
interface Written {
  readonly source: string;
}

type Reviver = (name: string, value: unknown) => unknown;

const numbersAsWritten = (_: string, value: unknown, written: Written): unknown =>
  typeof value === 'number' ? withoutExponent(written.source) : value;

/** More places than any decimal here has: then it stays as it is, and is no decimal. */
const MOST_SHIFT = 80;

/** Programs write small numbers with an exponent. Worked example: `1.5e-3` is `0.0015`. */
function withoutExponent(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text) ?? [];
  const shift = Number(exponent);
  if (exponent === undefined || Math.abs(shift) > MOST_SHIFT) return text;
  const places = Math.max(0, fraction.length - shift);
  const digits = `${whole}${fraction}${'0'.repeat(Math.max(0, shift - fraction.length))}`.padStart(places + 1, '0');
  const point = digits.length - places;
  return `${sign}${digits.slice(0, point)}${places === 0 ? '' : `.${digits.slice(point)}`}`;
}

function parse(text: string): JsonValue {
  try {
    return withSnakeNames(JSON.parse(text, numbersAsWritten as unknown as Reviver) as JsonValue);
  } catch {
    throw badBody(`unexpected token ${text.slice(0, 20)}`);
  }
}
