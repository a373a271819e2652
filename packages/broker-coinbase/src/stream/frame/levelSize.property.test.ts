import fc from 'fast-check';
import { quantityOf, toText } from '@bot/core';
import { sizeOf, textOfSize } from './levelSize';

describe('what waits at a price', () => {
  it('has the worked example', () => {
    expect([sizeOf('0.5'), sizeOf('0.00'), sizeOf('0.000000001')]).toEqual([50_000_000, 0, '0.000000001']);
  });

  it('is the same quantity as an amount, however long', () => {
    const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), digits(14), (whole, decimals) => {
        const text = decimals === '' ? String(whole) : `${whole}.${decimals}`;
        expect(toText(quantityOf(textOfSize(sizeOf(text))))).toBe(toText(quantityOf(text)));
        expect(sizeOf(text) === 0).toBe(/^[0.]*$/.test(text));
      }),
    );
  });
});
