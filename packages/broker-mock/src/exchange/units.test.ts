import { moneyOf, notionalOf, quantityOf } from '@bot/core';
import fc from 'fast-check';
import { moneyFrom, notionalFrom, product, quantityFrom, shareOfUnits, unitsOf } from './units';

describe('units', () => {
  it('are 10^-18 of a currency, there and back', () => {
    expect(unitsOf(moneyOf('12.5'))).toBe(12_500_000_000_000_000_000n);
    expect(moneyFrom(-1n)).toEqual(moneyOf('-0.000000000000000001'));
    expect(notionalFrom(5n * 10n ** 17n)).toEqual(notionalOf('0.5'));
    expect(quantityFrom(3n * 10n ** 18n)).toEqual(quantityOf('3'));
    expect(() => unitsOf(moneyOf('0.0000000000000000001'))).toThrow('whole');
  });

  it('multiplies whole numbers beyond what a double counts', () => {
    expect(product(5_000_000, 340_000_000_000)).toBe(1_700_000_000_000_000_000n);
    expect(product(-3, 7)).toBe(-21n);
  });

  it.each([
    [100n, 3, 12, 25n],
    [5n, 1, 2, 2n],
    [7n, 1, 2, 4n],
    [-7n, 1, 2, -4n],
    [-5n, 1, 2, -2n],
    [10n, 1, 3, 3n],
    [20n, 1, 3, 7n],
    [-20n, 1, 3, -7n],
  ])('the share of %s is %s of %s, half-even: %s', (whole, part, of, share) => {
    expect(shareOfUnits(whole, part, of)).toBe(share);
  });

  it('shares differ from the exact share by half a unit at most', () => {
    const count = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), count, count, (whole, a, b) => {
        const [part, of] = [Math.min(a, b), Math.max(a, b)];
        const error = 2n * (shareOfUnits(whole, part, of) * BigInt(of) - whole * BigInt(part));
        expect(error <= BigInt(of) && error >= -BigInt(of)).toBe(true);
      }),
    );
  });
});
