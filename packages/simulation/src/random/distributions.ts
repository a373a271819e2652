import { assert, type Random } from '@bot/core';

const TWO_32 = 2 ** 32;
/** Engines may differ in the last digits of log, sqrt and cos; the first twelve agree. */
const SIGNIFICANT_DIGITS = 12;

/** From 0 (included) to 1 (excluded), 53 bits, two draws. */
export function uniform01(random: Random): number {
  const high = random.nextUint32() >>> 5;
  const low = random.nextUint32() >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

/** A whole number from `min` to `max`, both included, all equally likely. The range may hold 2³² numbers at most. */
export function integerBetween(random: Random, min: number, max: number): number {
  const size = max - min + 1;
  assert(
    Number.isSafeInteger(min) && Number.isSafeInteger(max) && size >= 1 && size <= TWO_32,
    `there must be 1 to 2^32 whole numbers from ${min} to ${max}`,
  );
  // The last, incomplete round of the range is drawn again: without this low numbers would come more often.
  const fair = TWO_32 - (TWO_32 % size);
  let drawn = random.nextUint32();
  while (drawn >= fair) drawn = random.nextUint32();
  return min + (drawn % size);
}

/** The bell curve (Box–Muller), rounded to 12 significant digits. */
export function normal(random: Random, mean = 0, standardDeviation = 1): number {
  // 1 − u lies in (0, 1], so the logarithm is finite.
  const radius = Math.sqrt(-2 * Math.log(1 - uniform01(random)));
  const standard = radius * Math.cos(2 * Math.PI * uniform01(random));
  return Number((mean + standardDeviation * standard).toPrecision(SIGNIFICANT_DIGITS));
}

/** One of them, all equally likely. @throws AssertionFailed when there are none */
export function pick<T>(random: Random, items: readonly T[]): T {
  assert(items.length > 0, 'one cannot be picked out of none');
  // The index lies inside the list, so the element is a T (which itself may include undefined).
  return items[integerBetween(random, 0, items.length - 1)] as T;
}

/** A copy in another order, all orders equally likely (Fisher–Yates). */
export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = integerBetween(random, 0, last);
    // Both indices lie inside the list.
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}
