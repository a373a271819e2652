import { AmountError } from '../errors/amountError';
import {
  decimal,
  made,
  one,
  ratioOf,
  type AnyAmount,
  type Money,
  type Notional,
  type Price,
  type Quantity,
  type Ratio,
} from './amount';
import type { Decimal } from './decimal';
import { minusDigits, plusDigits, timesDigits } from './digits';

// Operands of one kind only: a price and a quantity do not add.
// A zero changes nothing, and much of what is added up is zero.
export const add = <A extends AnyAmount>(a: A, b: A): A =>
  isZero(b) ? a : isZero(a) ? b : made(plus(decimal(a), decimal(b)));
export const subtract = <A extends AnyAmount>(a: A, b: A): A => (isZero(b) ? a : made(minus(decimal(a), decimal(b))));
export const negate = <A extends AnyAmount>(a: A): A => made(decimal(a).negated());
export const absolute = <A extends AnyAmount>(a: A): A => (decimal(a).isNegative() ? made(decimal(a).negated()) : a);
export const smallerOf = <A extends AnyAmount>(a: A, b: A): A => (compare(a, b) <= 0 ? a : b);
export const largerOf = <A extends AnyAmount>(a: A, b: A): A => (compare(a, b) >= 0 ? a : b);
export const sum = <A extends AnyAmount>(amounts: Iterable<A>, start: A): A => {
  let total = start;
  for (const amount of amounts) total = add(total, amount);
  return total;
};

/** −1, 0 or 1: for sorting. */
export const compare = <A extends AnyAmount>(a: A, b: A): number =>
  a === b ? 0 : compareDigits(decimal(a), decimal(b));
export const equals = <A extends AnyAmount>(a: A, b: A): boolean => compare(a, b) === 0;
export const exceeds = <A extends AnyAmount>(a: A, b: A): boolean => compare(a, b) > 0;
export const atLeast = <A extends AnyAmount>(a: A, b: A): boolean => compare(a, b) >= 0;
export const isZero = (a: AnyAmount): boolean => decimal(a).isZero();
// There is no negative zero among amounts.
export const isPositive = (a: AnyAmount): boolean => !decimal(a).isNegative() && !isZero(a);
export const isNegative = (a: AnyAmount): boolean => decimal(a).isNegative();

/** price × |quantity| × contractSize. Worked example: 50,000 × 0.01 × 1 = 500. */
export const notionalFor = (price: Price, quantity: Quantity, contractSize: Ratio = one): Notional =>
  made(scaled(times(decimal(price), decimal(absolute(quantity))), contractSize));

/** notional ÷ quantity ÷ contractSize, to 40 digits. @throws AmountError DivisionByZero */
export const priceFor = (notional: Notional, quantity: Quantity, contractSize: Ratio = one): Price =>
  made(divide(decimal(notional), decimal(quantity).times(decimal(contractSize))));

/** notional ÷ price ÷ contractSize, to 40 digits. Worked example: 500 ÷ 50,000 = 0.01. @throws AmountError DivisionByZero */
export const quantityFor = (notional: Notional, price: Price, contractSize: Ratio = one): Quantity =>
  made(divide(decimal(notional), decimal(price).times(decimal(contractSize))));

/** amount × ratio, of the kind of `amount`. Worked example: 500 × 0.006 = 3. */
export const scale = <A extends AnyAmount>(amount: A, ratio: Ratio): A => made(scaled(decimal(amount), ratio));

/** a ÷ b. @throws AmountError DivisionByZero */
export const ratioBetween = <A extends AnyAmount>(a: A, b: A): Ratio => made(divide(decimal(a), decimal(b)));

/** √ratio, to 40 digits. Worked example: √0.04 = 0.2. @throws AmountError NegativeRoot */
export const squareRoot = (ratio: Ratio): Ratio => {
  if (isNegative(ratio)) throw new AmountError('NegativeRoot', ratio);
  return made(decimal(ratio).sqrt());
};

/**
 * whole × part ÷ of, to 40 digits. Multiplied before it is divided, so that nothing but the last step rounds.
 * Worked example: 3 of 12 of a basis of 100 are 25. @throws AmountError DivisionByZero
 */
export const shareOf = <A extends AnyAmount, B extends AnyAmount>(whole: A, part: B, of: B): A =>
  made(divide(times(decimal(whole), decimal(part)), decimal(of)));

/** The middle of two prices. Worked example: 99 and 101 give 100. */
export const midPrice = (a: Price, b: Price): Price =>
  a === b ? a : made(times(plus(decimal(a), decimal(b)), decimal(half)));

/** The plain average. @throws AmountError DivisionByZero when there are none. */
export const averagePrice = (prices: readonly Price[]): Price => {
  const [first, ...rest] = prices;
  if (first === undefined) throw new AmountError('DivisionByZero', 'no prices');
  return made(decimal(sum(rest, first)).div(prices.length));
};

/** The same number as cash: what is paid for it, or received. */
export const asMoney = (notional: Notional): Money => notional as unknown as Money;
/** The size of an amount of cash, without its sign: −960 is worth 960. */
export const asNotional = (money: Money): Notional => made(decimal(money).abs());

const half = ratioOf('0.5');

/** Most contracts are of size 1. */
const scaled = (value: Decimal, ratio: Ratio): Decimal => (ratio === one ? value : times(value, decimal(ratio)));

const plus = (a: Decimal, b: Decimal): Decimal => plusDigits(a, b) ?? a.plus(b);
const minus = (a: Decimal, b: Decimal): Decimal => minusDigits(a, b) ?? a.minus(b);
const times = (a: Decimal, b: Decimal): Decimal => timesDigits(a, b) ?? a.times(b);

function divide(a: Decimal, b: Decimal): Decimal {
  if (b.isZero()) throw new AmountError('DivisionByZero', a);
  return a.div(b);
}

/**
 * decimal.js copies what it compares with, and most comparisons are told by the first digits: of two positive numbers the one with
 * the larger exponent is larger, and of equal exponents the one whose first digits are.
 */
function compareDigits(a: Decimal, b: Decimal): number {
  const first = a.d[0];
  const other = b.d[0];
  if (!first || !other || a.s < 0 || b.s < 0) return a.cmp(b);
  if (a.e !== b.e) return a.e > b.e ? 1 : -1;
  if (first !== other) return first > other ? 1 : -1;
  return a.cmp(b);
}
