import { AmountError } from '../errors/amountError';
import { decimal, type AnyAmount } from './amount';
import { Decimal } from './decimal';

/**
 * The nearest multiple of `step` towards zero. Worked example: 0.0187 down to 0.005 is 0.015.
 * Quantities are always rounded this way, so that rounding never raises risk.
 */
export const roundDown = <A extends AnyAmount>(amount: A, step: A): A => toMultiple(amount, step, Decimal.ROUND_DOWN);

/** The nearest multiple of `step` away from zero. Worked example: 100.01 up to 0.05 is 100.05. */
export const roundUp = <A extends AnyAmount>(amount: A, step: A): A => toMultiple(amount, step, Decimal.ROUND_UP);

/** At most `places` decimals, half-even: 1.005 to 2 places is 1.00. */
export const roundToPlaces = <A extends AnyAmount>(amount: A, places: number): A =>
  decimal(amount).toDecimalPlaces(places, Decimal.ROUND_HALF_EVEN) as unknown as A;

/** True when `amount` is a whole number of `step`. */
export const isMultipleOf = <A extends AnyAmount>(amount: A, step: A): boolean =>
  decimal(amount).modulo(decimal(step)).isZero();

/**
 * How many whole steps an amount is: 100.05 in steps of 0.01 is 10005. The venue keeps ticks and lots inside.
 * @throws AmountError NotAWholeStep when there is a remainder, or more steps than a double counts exactly.
 */
export const toSteps = <A extends AnyAmount>(amount: A, step: A): number => {
  const steps = decimal(amount).div(decimal(step));
  const count = steps.toNumber();
  if (!steps.isInteger() || !Number.isSafeInteger(count)) throw new AmountError('NotAWholeStep', amount);
  return count;
};

/** The inverse of `toSteps`. */
export const fromSteps = <A extends AnyAmount>(count: number, step: A): A => decimal(step).times(count) as unknown as A;

function toMultiple<A extends AnyAmount>(
  amount: A,
  step: A,
  rounding: typeof Decimal.ROUND_DOWN | typeof Decimal.ROUND_UP,
): A {
  const steps = decimal(amount).div(decimal(step)).toDecimalPlaces(0, rounding);
  return steps.times(decimal(step)) as unknown as A;
}
