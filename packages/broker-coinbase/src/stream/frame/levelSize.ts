import { EXACT_DIGITS, textOfDigits } from './digits';

/**
 * What waits at a price: a whole number of 10⁻⁸ where that is exact, else the text as it came. Nearly all are numbers, which cost
 * no text to be made and none to be kept. 0 is nothing.
 */
export type LevelSize = number | string;

const PLACES = 8;
const POWERS = Array.from({ length: PLACES + 1 }, (_, power) => 10 ** power);

/** Of a decimal written with so many digits in all; null where only its text is exact. Worked example: 0.5 is 50,000,000. */
export function sizeOfDigits(digits: number, places: number, written: number): number | null {
  if (digits === 0) return 0;
  if (written > EXACT_DIGITS || places > PLACES) return null;
  const size = digits * (POWERS[PLACES - places] as number);
  return size <= Number.MAX_SAFE_INTEGER ? size : null;
}

/** Of plain decimal text. */
export function sizeOf(text: string): LevelSize {
  const [whole = '', decimals = ''] = text.split('.');
  const digits = whole + decimals;
  return sizeOfDigits(Number(digits), decimals.length, digits.length) ?? text;
}

export const textOfSize = (size: LevelSize): string =>
  typeof size === 'string' ? size : textOfDigits({ digits: size, places: PLACES });
