import fc from 'fast-check';
import { AmountError } from '../errors/amountError';
import {
  isAmount,
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  toChartNumber,
  toFixedText,
  toText,
  zeroMoney,
  type Money,
} from './amount';
import { add, subtract } from './arithmetic';

/** Decimal text as it is written by hand: no leading zeros, no trailing ones, no minus zero. */
const plainText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 0n, max: 10n ** 18n }))
  .map(([negative, whole, fraction]) => {
    const decimals = fraction.toString().padStart(19, '0').replace(/0+$/, '');
    const text = decimals === '' ? `${whole}` : `${whole}.${decimals}`;
    return negative && text !== '0' ? `-${text}` : text;
  });

describe('an amount', () => {
  it('is written as it was read', () => {
    fc.assert(fc.property(plainText, (text) => expect(toText(moneyOf(text))).toBe(text)));
  });

  it.each([
    ['50000.010', '50000.01'],
    ['007', '7'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['1000000000000000000000000', '1000000000000000000000000'],
  ])('reads %s as %s, without exponent', (text, shown) => {
    expect(toText(priceOf(text))).toBe(shown);
  });

  it.each(['', ' 1', '1 ', '1e5', '.5', '5.', '+1', '1,000', '0x10', 'NaN', 'Infinity', '--1', '1.2.3', '１'])(
    'refuses the text %j',
    (text) => {
      expect(() => moneyOf(text)).toThrow(AmountError);
    },
  );

  it.each([
    ['price', priceOf],
    ['quantity', quantityOf],
    ['notional', notionalOf],
    ['money', moneyOf],
    ['ratio', ratioOf],
  ])('refuses a JavaScript number as %s, by type and when it runs', (_, make) => {
    // @ts-expect-error a number has already lost digits before we see it
    expect(() => make(0.1)).toThrow('An amount must be a decimal string such as "0.01"');
  });

  it('is no number, and no amount of another kind, by type', () => {
    // @ts-expect-error a number is not money
    const cash: Money = 12.5;
    // @ts-expect-error a price and a quantity do not add
    add(priceOf('1'), quantityOf('1'));
    // @ts-expect-error a profit is not taken from a price
    subtract(priceOf('1'), moneyOf('1'));
    // @ts-expect-error what an amount is made of is not to be seen
    void moneyOf('1').toNumber;
    expect(isAmount(cash)).toBe(false);
  });

  it('is told from everything else', () => {
    expect([zeroMoney, priceOf('1')].map(isAmount)).toEqual([true, true]);
    expect([1, '1', null, undefined, {}, [1]].map((value) => isAmount(value))).toEqual(Array(6).fill(false));
  });
});

describe('what people see', () => {
  it.each([
    ['1.005', 2, '1.00'],
    ['1.015', 2, '1.02'],
    ['1234.5', 2, '1234.50'],
    ['-12.345', 1, '-12.3'],
    ['-0.001', 2, '0.00'],
    ['7', 0, '7'],
  ])('%s with %i places is %s', (text, places, shown) => {
    expect(toFixedText(moneyOf(text), places)).toBe(shown);
  });

  it('is a plain number on a chart', () => {
    expect(toChartNumber(moneyOf('-12.5'))).toBe(-12.5);
    expect(toChartNumber(moneyOf('-0'))).toBe(0);
  });
});
