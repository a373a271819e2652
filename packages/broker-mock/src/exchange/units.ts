import { fromUnits, toUnits, type Money, type Notional, type Quantity } from '@bot/core';

/**
 * How the venue counts money and coins: whole units of 10⁻¹⁸ of a currency. Prices are whole ticks, quantities whole lots, and the
 * value of one lot at one tick is a whole number of units, so that nothing is ever rounded but a share of a cost basis and, for
 * instruments whose steps multiply to less than 10⁻¹², a fee.
 */
export type Units = bigint;

const UNIT_PLACES = 18;
/** Rates are whole parts per million: 0.6 % is 6,000. */
export const PPM = 1_000_000;

/** @throws AmountError NotAWholeStep for an amount with more than 18 places */
export const unitsOf = (amount: Money | Notional | Quantity): Units => toUnits(amount, UNIT_PLACES);
export const moneyFrom = (units: Units): Money => fromUnits<Money>(units, UNIT_PLACES);
export const notionalFrom = (units: Units): Notional => fromUnits<Notional>(units, UNIT_PLACES);
export const quantityFrom = (units: Units): Quantity => fromUnits<Quantity>(units, UNIT_PLACES);

/** `a × b` of two safe integers as units; the product itself may be larger than a double counts. */
export function product(a: number, b: number): bigint {
  const inDoubles = a * b;
  return Number.isSafeInteger(inDoubles) ? BigInt(inDoubles) : BigInt(a) * BigInt(b);
}

/** The share `part ÷ of` of an amount, half-even. Worked example: 3 of 12 lots of a basis of 100 are 25; 1 of 2 of 5 is 2, of 7 is 4. */
export function shareOfUnits(whole: Units, part: number, of: number): Units {
  const numerator = whole * BigInt(part);
  const divisor = BigInt(of);
  const quotient = numerator / divisor;
  const twice = 2n * (numerator - quotient * divisor);
  const size = twice < 0n ? -twice : twice;
  const isUp = size > divisor || (size === divisor && quotient % 2n !== 0n);
  return isUp ? quotient + (numerator < 0n ? -1n : 1n) : quotient;
}
