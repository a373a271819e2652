import type { Random } from '@bot/core';
import { integerBetween, pick } from '@bot/simulation';

/** Bytes that mean something to JSON, and some that are no text. */
const BYTES = Buffer.from('"\\{}[],:.0159 -+eEntfu\n\u0000\xff\xc3', 'latin1');
/** In place of one value. */
const VALUES = [
  ...['""', 'null', '0', '-1', '"-1"', '1e400', '"1e5"', '1e-7', '-0', '12.50', '"NaN"', '"Infinity"', '[]', '{}'],
  ...['0.12345678901234567891', '12345678901234567890123', '"0.000000000000000000001"', 'true', 'false', '"\\u0000"'],
  ...['"\\ud800"', '"__proto__"', '"0001-01-01T00:00:00Z"', '"2026-02-30T00:00:00Z"', '" 1"', '"1 "', '"0x10"'],
  ...['"９"', '"1,5"', '9007199254740993', '[[[[]]]]', '"UNKNOWN_NEW_VALUE"', '1.0', '"+1"', '"00.50"', '".5"', '"5."'],
];
const VALUE = /("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)(?=\s*[,\]}])/g;
const MOST_CHANGES = 3;

/** The same bytes with one to three things wrong with them. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let changed = bytes;
  for (let left = integerBetween(random, 1, MOST_CHANGES); left > 0; left -= 1) changed = mutatedOnce(changed, random);
  return changed;
}

function mutatedOnce(bytes: Buffer, random: Random): Buffer {
  const at = integerBetween(random, 0, bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const byte = Buffer.from([pick(random, [...BYTES])]);
  switch (integerBetween(random, 0, 9)) {
    case 0:
      return Buffer.concat([before, byte, after.subarray(1)]);
    case 1:
      return Buffer.concat([before, after.subarray(1)]);
    case 2:
      return Buffer.concat([before, byte, after]);
    case 3:
      return before;
    case 4:
      // A part of it twice.
      return Buffer.concat([before, bytes.subarray(at, at + integerBetween(random, 1, 40)), after]);
    default:
      return withOtherValue(bytes, random);
  }
}

function withOtherValue(bytes: Buffer, random: Random): Buffer {
  // Bytes as they are: one character for each.
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(VALUE)];
  const [value] = found.length === 0 ? [] : [pick(random, found)];
  const from = value?.index ?? text.length;
  const other = Buffer.from(pick(random, VALUES));
  return Buffer.concat([bytes.subarray(0, from), other, bytes.subarray(from + Number(value?.[0].length ?? 0))]);
}
