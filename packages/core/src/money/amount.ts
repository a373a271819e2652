import { AmountError } from '../errors/amountError';
import { Decimal } from './decimal';

declare const kind: unique symbol;

/** An exact decimal of one kind. What it is made of is known in this folder only. */
export interface Amount<Kind extends string> {
  readonly [kind]: Kind;
}

/** Quote currency per unit of base currency. */
export type Price = Amount<'Price'>;
/** Units of base currency, or contracts. Unsigned in orders; signed where the name says net. */
export type Quantity = Amount<'Quantity'>;
/** Price × quantity × contract size, in quote currency, unsigned. */
export type Notional = Amount<'Notional'>;
/** Cash, profit, loss, commission, in the currency that the context names. Signed. */
export type Money = Amount<'Money'>;
/** A pure number: a rate, a fraction, a leverage. 1 % is 0.01. */
export type Ratio = Amount<'Ratio'>;
export type AnyAmount = Price | Quantity | Notional | Money | Ratio;

const DECIMAL_TEXT = /^-?\d+(\.\d+)?$/;
const zero = new Decimal(0);
const unit = new Decimal(1);

/** `priceOf('50000.01')`. @throws AmountError NotADecimal for anything but a plain decimal string. */
export const priceOf = (text: string): Price => made(parse(text));
/** `quantityOf('0.01')`. @throws AmountError NotADecimal */
export const quantityOf = (text: string): Quantity => made(parse(text));
/** `notionalOf('500')`. @throws AmountError NotADecimal */
export const notionalOf = (text: string): Notional => made(parse(text));
/** `moneyOf('-12.5')`. @throws AmountError NotADecimal */
export const moneyOf = (text: string): Money => made(parse(text));
/** `ratioOf('0.006')` is 0.6 %. @throws AmountError NotADecimal */
export const ratioOf = (text: string): Ratio => made(parse(text));

export const zeroQuantity: Quantity = quantityOf('0');
export const zeroNotional: Notional = notionalOf('0');
export const zeroMoney: Money = moneyOf('0');
export const zeroRatio: Ratio = ratioOf('0');
export const one: Ratio = ratioOf('1');

/** Plain decimal text without exponent or trailing zeros: `'0.01'`. The inverse of `priceOf` and its kin. */
export const toText = (amount: AnyAmount): string => decimal(amount).toString();

/** For people: exactly `places` decimals, half-even: `toFixedText(moneyOf('1.005'), 2)` is `'1.00'`. Never `'-0.00'`. */
export const toFixedText = (amount: AnyAmount, places: number): string =>
  decimal(made(decimal(amount).toDecimalPlaces(places))).toFixed(places);

/** Inexact, for charts and sorting of what is shown. Never feed it back into a calculation. */
export const toChartNumber = (amount: AnyAmount): number => decimal(amount).toNumber();

/** True for any amount made by this module. */
export const isAmount = (value: unknown): value is AnyAmount => Decimal.isDecimal(value);

/** Used inside this folder only. */
export const decimal = (amount: AnyAmount): Decimal => amount as unknown as Decimal;

/** Used inside this folder only. decimal.js has a negative zero, which shows in JSON and in charts; ours has none. */
export function made<A extends AnyAmount>(value: Decimal): A {
  return (value.isZero() ? zero : value) as unknown as A;
}

function parse(text: string): Decimal {
  if (typeof text !== 'string' || !DECIMAL_TEXT.test(text)) throw new AmountError('NotADecimal', text);
  // One is a frequent factor; whoever multiplies can tell it at a glance.
  return text === '1' ? unit : new Decimal(text);
}
