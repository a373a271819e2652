import { toText } from '@bot/core';
import fc from 'fast-check';
import { decimalText, moneyFrom, moneyOrZero, priceFrom, priceOrNull, quantityFrom, ratioFrom } from './decimals';
import { MalformedAnswer } from './malformedAnswer';

describe('a decimal of the venue', () => {
  it.each([
    ['0.10', '0.10'],
    ['-12', '-12'],
    [0.1, '0.1'],
    [1e-8, '0.00000001'],
    [1e21, '1000000000000000000000'],
    ['1.25e2', '125'],
    ['1.25E-1', '0.125'],
    ['12.5e1', '125'],
    ['125e-1', '12.5'],
    ['-1e-3', '-0.001'],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%j is %j', (given, text) => {
    expect(decimalText(given, 'x')).toBe(text);
  });

  it.each([
    'abc',
    '1,5',
    '.5',
    '5.',
    '+1',
    ' 1',
    '1e999',
    '1e41',
    'NaN',
    'Infinity',
    NaN,
    Infinity,
    {},
    [],
    true,
    '9'.repeat(81),
  ])('%j is refused', (given) => {
    expect(() => decimalText(given, 'x')).toThrow(MalformedAnswer);
  });

  it('keeps every digit of a text', () => {
    const plain = fc.stringMatching(/^-?\d{1,20}(\.\d{1,20})?$/);
    fc.assert(fc.property(plain, (text) => expect(decimalText(text, 'x')).toBe(text)));
  });

  it('that came as a number is the number', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 });
    fc.assert(
      fc.property(numbers, (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-30);
        expect(Number(decimalText(value, 'x'))).toBe(value + 0);
      }),
    );
  });

  it('is read, or refused as malformed, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          const text = decimalText(value, 'x');
          expect(text === null || /^-?\d+(\.\d+)?$/.test(text)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedAnswer);
        }
      }),
    );
  });

  it('becomes an amount of its kind, and is missed where it is needed', () => {
    expect(
      [priceFrom('1.50', 'x'), quantityFrom(2, 'x'), moneyFrom('-3', 'x'), ratioFrom('0.006', 'x')].map(toText),
    ).toEqual(['1.5', '2', '-3', '0.006']);
    expect(toText(moneyOrZero('', 'x'))).toBe('0');
    expect(priceOrNull(null, 'x')).toBeNull();
    expect(() => priceFrom('', 'the price')).toThrow('the price is missing');
  });
});
