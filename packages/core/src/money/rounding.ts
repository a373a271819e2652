import { AmountError } from '../errors/amountError';
import { decimal, made, type AnyAmount } from './amount';
import { Decimal } from './decimal';

/**
 * The nearest multiple of `step` towards zero. Worked example: 0.0187 down to 0.005 is 0.015.
 * Quantities are always rounded this way, so that rounding never raises risk.
 * @throws AmountError DivisionByZero when the step is zero
 */
export const roundDown = <A extends AnyAmount>(amount: A, step: A): A => toMultiple(amount, step, Decimal.ROUND_DOWN);

/**
 * The nearest multiple of `step` away from zero. Worked example: 100.01 up to 0.05 is 100.05.
 * @throws AmountError DivisionByZero when the step is zero
 */
export const roundUp = <A extends AnyAmount>(amount: A, step: A): A => toMultiple(amount, step, Decimal.ROUND_UP);

/** At most `places` decimals, half-even: 1.005 to 2 places is 1.00. */
export const roundToPlaces = <A extends AnyAmount>(amount: A, places: number): A =>
  made(decimal(amount).toDecimalPlaces(places, Decimal.ROUND_HALF_EVEN));

/** True when `amount` is a whole number of `step`. Nothing is a whole number of zero. */
export const isMultipleOf = <A extends AnyAmount>(amount: A, step: A): boolean =>
  decimal(amount).modulo(decimal(step)).isZero();

/**
 * How many whole steps an amount is: 100.05 in steps of 0.01 is 10005. The venue keeps ticks and lots inside.
 * @throws AmountError NotAWholeStep when there is a remainder, or more steps than a double counts exactly.
 */
export const toSteps = <A extends AnyAmount>(amount: A, step: A): number => {
  const count = isMultipleOf(amount, step) ? decimal(amount).divToInt(decimal(step)).toNumber() : NaN;
  if (!Number.isSafeInteger(count)) throw new AmountError('NotAWholeStep', amount);
  return count + 0; // −0 + 0 is 0
};

/** The inverse of `toSteps`. @throws AmountError NotAWholeStep when `count` is not a whole number */
export const fromSteps = <A extends AnyAmount>(count: number, step: A): A => {
  if (!Number.isSafeInteger(count)) throw new AmountError('NotAWholeStep', count);
  return made(decimal(step).times(count));
};

function toMultiple<A extends AnyAmount>(
  amount: A,
  step: A,
  rounding: typeof Decimal.ROUND_DOWN | typeof Decimal.ROUND_UP,
): A {
  if (decimal(step).isZero()) throw new AmountError('DivisionByZero', amount);
  // toNearest divides exactly; a quotient cut to 40 digits first could come out one step too high.
  return made(decimal(amount).toNearest(decimal(step), rounding));
}
