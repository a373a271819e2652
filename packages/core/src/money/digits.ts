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
  const [top, other] = wordOf(a.e) >= wordOf(b.e) ? [a, b] : [b, a];
  const [upper, lower] = [top.d, other.d];
  const first = wordOf(top.e);
  const shift = first - wordOf(other.e);
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
  const [upper, lower] = [a.d, b.d];
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
  const [left, right] = [a.d, b.d];
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
  const product = fromWords(words, wordOf(a.e) + wordOf(b.e) + 1);
  if (a.s !== b.s) (product as Words).s = -1;
  return product;
}

/** What the library says of a number, to be said. */
type Words = { -readonly [part in keyof Pick<Decimal, 's' | 'e' | 'd'>]: Decimal[part] };

const wordAt = (words: readonly number[], index: number): number =>
  index < 0 || index >= words.length ? 0 : (words[index] as number);

/** Of its length from the beginning: an array that grows takes room for much more. */
function zeros(length: number): number[] {
  if (length === 1) return [0];
  if (length === 2) return [0, 0];
  if (length === 3) return [0, 0, 0];
  return length === 4 ? [0, 0, 0, 0] : [0, 0, 0, 0, 0];
}

/** A number above or equal to zero; takes the words over. */
function fromWords(words: number[], place: number): Decimal {
  let first = 0;
  while (words[first] === 0) first += 1;
  // A zero has but one sign.
  const result: Words = new Decimal(0);
  if (first === words.length) return result as Decimal;
  let end = words.length;
  while (words[end - 1] === 0) end -= 1;
  const kept = first === 0 && end === words.length ? words : words.slice(first, end);
  result.d = kept;
  result.e = (place - first) * WORD_DIGITS + digitsIn(wordAt(kept, 0)) - 1;
  return result as Decimal;
}

function digitsIn(word: number): number {
  let [digits, bound] = [1, 10];
  while (word >= bound) {
    digits += 1;
    bound *= 10;
  }
  return digits;
}
