import { Decimal } from './decimal';

/** decimal.js keeps a number as words of seven digits, the most significant first. */
const BASE = 10_000_000;
const WORD_DIGITS = 7;
/** So many words are at most 35 digits, below the 40 at which a result would be rounded: what is worked out here is exact. */
const MOST_WORDS = 5;
/** The place of a number's first word: 0 for 1 to 9,999,999. */
const wordOf = (exponent: number): number => Math.floor(exponent / WORD_DIGITS);

/**
 * The sum of two numbers above zero of ordinary length; null for others, which are the library's to add. It copies its operands and
 * rounds its results, which costs more than adding the words of a price.
 * Worked example: [5000, 1] at word 0 and [9] at word −1 (5,000.0000001 and 0.0000009) are [5000, 10] at word 0.
 */
export function plusDigits(a: Decimal, b: Decimal): Decimal | null {
  if (a.s < 0 || b.s < 0) return null;
  const places = wordOf(a.e) - wordOf(b.e);
  const upper = places >= 0 ? a.d : b.d;
  const lower = places >= 0 ? b.d : a.d;
  const shift = places >= 0 ? places : -places;
  const first = wordOf(places >= 0 ? a.e : b.e);
  const length = Math.max(upper.length, lower.length + shift);
  if (length >= MOST_WORDS) return null;
  const words = zeros(length);
  let carry = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const word = wordAt(upper, i) + wordAt(lower, i - shift) + carry;
    carry = word >= BASE ? 1 : 0;
    words[i] = word - carry * BASE;
  }
  if (carry === 0) return fromWords(words, first);
  words.unshift(carry);
  return fromWords(words, first + 1);
}

/** a − b of two numbers above zero of ordinary length, the first not below the second; null for others. */
export function minusDigits(a: Decimal, b: Decimal): Decimal | null {
  if (a.s < 0 || b.s < 0) return null;
  const upper = a.d;
  const lower = b.d;
  const first = wordOf(a.e);
  const shift = first - wordOf(b.e);
  if (shift < 0) return null;
  const length = Math.max(upper.length, lower.length + shift);
  if (length >= MOST_WORDS) return null;
  const words = zeros(length);
  let borrow = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const word = wordAt(upper, i) - wordAt(lower, i - shift) - borrow;
    borrow = word < 0 ? 1 : 0;
    words[i] = word + borrow * BASE;
  }
  if (borrow > 0) return null;
  return fromWords(words, first);
}

/** a × b of ordinary length; null for others. */
export function timesDigits(a: Decimal, b: Decimal): Decimal | null {
  const left = a.d;
  const right = b.d;
  if (left.length + right.length > MOST_WORDS) return null;
  const words = zeros(left.length + right.length);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    let carry = 0;
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const word = wordAt(words, i + j + 1) + wordAt(left, i) * wordAt(right, j) + carry;
      carry = Math.floor(word / BASE);
      words[i + j + 1] = word - carry * BASE;
    }
    words[i] = carry;
  }
  return fromWords(words, wordOf(a.e) + wordOf(b.e) + 1, a.s === b.s ? 1 : -1);
}

/** A number as the library has it, without the reading of texts that its constructor begins with. */
function Made(
  this: { constructor: unknown; s: number; e: number; d: number[] },
  s: number,
  e: number,
  d: number[],
): void {
  this.constructor = Decimal;
  this.s = s;
  this.e = e;
  this.d = d;
}
Made.prototype = Decimal.prototype;
const make = Made as unknown as new (sign: number, exponent: number, words: number[]) => Decimal;

const wordAt = (words: readonly number[], index: number): number =>
  index < 0 || index >= words.length ? 0 : (words[index] as number);

/** Of its length from the beginning: an array that grows takes room for much more. */
function zeros(length: number): number[] {
  if (length === 1) return [0];
  if (length === 2) return [0, 0];
  if (length === 3) return [0, 0, 0];
  return length === 4 ? [0, 0, 0, 0] : [0, 0, 0, 0, 0];
}

/** Takes the words over; the first of them stands at this place. */
function fromWords(words: number[], place: number, sign = 1): Decimal {
  let first = 0;
  while (words[first] === 0) first += 1;
  if (first === words.length) return new Decimal(0);
  let end = words.length;
  while (words[end - 1] === 0) end -= 1;
  const kept = first === 0 && end === words.length ? words : words.slice(first, end);
  return new make(sign, (place - first) * WORD_DIGITS + digitsIn(wordAt(kept, 0)) - 1, kept);
}

function digitsIn(word: number): number {
  let digits = 1;
  let bound = 10;
  while (word >= bound) {
    digits += 1;
    bound *= 10;
  }
  return digits;
}
