import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  type Money,
  type Notional,
  type Price,
  type Quantity,
  type Ratio,
} from '@bot/core';
import { MalformedAnswer } from './malformedAnswer';

const PLAIN = /^-?\d+(\.\d+)?$/;
const SCIENTIFIC = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;
/** Nothing that is traded needs more digits. */
const MAX_LENGTH = 80;
const MAX_EXPONENT = 40;

/**
 * A decimal of the venue as plain text: it comes as text, as a number of JSON, as `""` or not at all. Its digits are never
 * calculated with. Worked examples: `"0.10"` → `"0.10"`, `1e-8` → `"0.00000001"`, `""` and null → null.
 * @throws MalformedAnswer for anything else
 */
export function decimalText(value: unknown, field: string): string | null {
  if (value === '' || value === null || value === undefined) return null;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && text.length <= MAX_LENGTH) {
    if (PLAIN.test(text)) return text;
    const expanded = expand(text);
    if (expanded !== null) return expanded;
  }
  throw new MalformedAnswer(`${field} is no decimal`);
}

/** @throws MalformedAnswer also when it is missing */
export function requiredDecimal(value: unknown, field: string): string {
  const text = decimalText(value, field);
  if (text === null) throw new MalformedAnswer(`${field} is missing`);
  return text;
}

export const priceFrom = (value: unknown, field: string): Price => priceOf(requiredDecimal(value, field));
export const quantityFrom = (value: unknown, field: string): Quantity => quantityOf(requiredDecimal(value, field));
export const moneyFrom = (value: unknown, field: string): Money => moneyOf(requiredDecimal(value, field));
export const ratioFrom = (value: unknown, field: string): Ratio => ratioOf(requiredDecimal(value, field));

/** The venue leaves out what is zero: so does `""`. */
export const quantityOrZero = (value: unknown, field: string): Quantity => quantityOf(decimalText(value, field) ?? '0');
export const notionalOrZero = (value: unknown, field: string): Notional => notionalOf(decimalText(value, field) ?? '0');
export const moneyOrZero = (value: unknown, field: string): Money => moneyOf(decimalText(value, field) ?? '0');

/** null for what is not stated. */
export function priceOrNull(value: unknown, field: string): Price | null {
  const text = decimalText(value, field);
  return text === null ? null : priceOf(text);
}

/** The same digits without an exponent; null when it is none. */
function expand(text: string): string | null {
  const [, sign, whole, fraction = '', exponentText] = SCIENTIFIC.exec(text) ?? [];
  if (sign === undefined || whole === undefined) return null;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > MAX_EXPONENT) return null;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
