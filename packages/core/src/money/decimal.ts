import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Our own copy of decimal.js, so that no other user of the library can change our rounding.
 * - 40 digits: the default of 20 already rounds the product of two 16-digit numbers.
 * - never an exponent in text.
 */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = DecimalJs;
