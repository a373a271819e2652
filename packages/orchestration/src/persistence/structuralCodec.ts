import { assert, AssertionFailed, isAmount, moneyOf, toText, type JsonObject, type JsonValue } from '@bot/core';

/**
 * Turns plain data of any shape into JSON and back: objects, lists, maps, sets, amounts, undefined, and the numbers that JSON
 * cannot say. So a new field needs no code here. What is shared between two places comes back as two.
 * Worked example: a map with an amount of 1.5 under `BTC` becomes `{ "$map": [["BTC", { "$amount": "1.5" }]] }`.
 * @throws AssertionFailed for functions and for anything made by a class: they are no data
 */
export function encodeStructure(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return isSayable(value) ? value : { $number: Object.is(value, -0) ? '-0' : `${value}` };
  if (value === undefined) return { $undefined: true };
  if (isAmount(value)) return { $amount: toText(value) };
  if (Array.isArray(value)) return value.map(encodeStructure);
  if (value instanceof Map) return { $map: [...value].map((entry) => entry.map(encodeStructure)) };
  if (value instanceof Set) return { $set: [...value].map(encodeStructure) };
  assert(isPlain(value), `data is plain: a ${typeof value} that a class or a program made cannot be kept`);
  return encodeObject(value);
}

/** The inverse of `encodeStructure`. @throws AssertionFailed for what it has not written */
export function decodeStructure(json: JsonValue): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map(decodeStructure);
  const [first, ...others] = Object.entries(json as JsonObject);
  if (first === undefined) return {};
  const [name, held] = first;
  return name.startsWith('$') && others.length === 0 ? decodeTagged(name, held) : decodeObject(json as JsonObject);
}

function decodeTagged(tag: string, held: JsonValue): unknown {
  switch (tag) {
    case '$amount':
      return moneyOf(String(held));
    case '$map':
      return new Map(listOf(held).map((entry) => listOf(entry).map(decodeStructure) as [unknown, unknown]));
    case '$set':
      return new Set(listOf(held).map(decodeStructure));
    case '$number':
      return Number(held);
    case '$undefined':
      return undefined;
    case '$object':
      return decodeObject(held as JsonObject);
    default:
      throw new AssertionFailed(`${tag} is no tag of this codec`);
  }
}

/** An object that would look like one of our tags is wrapped, so that no data can pass for something else. */
function encodeObject(source: object): JsonValue {
  const names = Object.keys(source);
  const encoded = Object.fromEntries(Object.entries(source).map(([name, value]) => [name, encodeStructure(value)]));
  return names.length === 1 && names[0]?.startsWith('$') ? { $object: encoded } : encoded;
}

const decodeObject = (json: JsonObject): object =>
  Object.fromEntries(Object.entries(json).map(([name, value]) => [name, decodeStructure(value)]));

function listOf(json: JsonValue): readonly JsonValue[] {
  assert(Array.isArray(json), 'entries of maps and sets are lists');
  return json as readonly JsonValue[];
}

const isSayable = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
