/** A price as a whole number and its decimals. */
export interface Digits {
  /** price × 10^places: exact, above zero. */
  readonly digits: number;
  readonly places: number;
}

/** So many digits are exact in a number. */
export const EXACT_DIGITS = 15;

/** 79944.10 is 7994410 and 2. Null unless it is above zero and exact so. */
export function digitsOf(price: string): Digits | null {
  const [whole = '', decimals = ''] = price.split('.');
  // Zeros at the end stay, except where there is no room for them.
  const shown = significant(whole + decimals) > EXACT_DIGITS ? decimals.replace(/0+$/, '') : decimals;
  const text = whole + shown;
  if (price.startsWith('-') || significant(text) > EXACT_DIGITS) return null;
  const digits = Number(text);
  return digits === 0 ? null : { digits, places: shown.length };
}

const significant = (digits: string): number => digits.replace(/^0+/, '').length;

/** As amounts are written: 7994410 and 2 is 79944.1. */
export function textOfDigits({ digits, places }: Digits): string {
  let [whole, decimals] = [digits, places];
  while (decimals > 0 && whole % 10 === 0) {
    whole /= 10;
    decimals -= 1;
  }
  const text = String(whole);
  if (decimals === 0) return text;
  const point = text.length - decimals;
  return point > 0 ? `${text.slice(0, point)}.${text.slice(point)}` : `0.${'0'.repeat(-point)}${text}`;
}
