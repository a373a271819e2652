import fc from 'fast-check';
import { priceOf, toText } from '@bot/core';
import { digitsOf, textOfDigits } from './digits';

describe('a price as a whole number and its decimals', () => {
  it('has the worked example', () => {
    expect(digitsOf('79944.10')).toEqual({ digits: 7_994_410, places: 2 });
    expect(textOfDigits({ digits: 7_994_410, places: 2 })).toBe('79944.1');
  });

  it('is the same price as an amount', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 }), (whole, decimals) => {
        const text = decimals === '' ? String(whole) : `${whole}.${decimals}`;
        const digits = digitsOf(text);
        if (digits !== null) expect(textOfDigits(digits)).toBe(toText(priceOf(text)));
      }),
    );
  });

  it.each(['0', '0.00', '-1', '1234567890123456', '0.1234567890123456'])('%s is none', (text) => {
    expect(digitsOf(text)).toBeNull();
  });

  it('drops zeros at the end where there is no room for them', () => {
    expect(digitsOf('66000.100000000000000')).toEqual({ digits: 660_001, places: 1 });
    expect(digitsOf('0.000000012345')).toEqual({ digits: 12_345, places: 12 });
  });
});
