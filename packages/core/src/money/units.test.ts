import fc from 'fast-check';
import { moneyOf, quantityOf, toText, type Money } from './amount';
import { fromUnits, toUnits } from './units';

const places = fc.integer({ min: 0, max: 18 });
/** Longer than the 40 digits to which a division is rounded. */
const counts = fc.bigInt({ min: -(10n ** 45n), max: 10n ** 45n });

describe('counting in whole units', () => {
  it.each([
    ['12.5', 3, 12_500n],
    ['-0.5', 3, -500n],
    ['-0.001', 3, -1n],
    ['0', 8, 0n],
    ['1200', 0, 1_200n],
    ['-12345678901234567890.12', 2, -1_234_567_890_123_456_789_012n],
  ])('%s in %i places is %s', (text, decimals, count) => {
    expect(toUnits(moneyOf(text), decimals)).toBe(count);
    expect(toText(fromUnits<Money>(count, decimals))).toBe(text);
  });

  it('goes there and back to the last digit', () => {
    fc.assert(
      fc.property(counts, places, (count, decimals) => {
        expect(toUnits(fromUnits(count, decimals), decimals)).toBe(count);
      }),
    );
  });

  it('agrees with the decimal text, read by another road', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 1, max: 18 }), (count, decimals) => {
        const digits = count.toString().padStart(decimals + 1, '0');
        const amount = quantityOf(`-${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
        expect(toUnits(amount, decimals)).toBe(-count);
      }),
    );
  });

  it('leaves no minus zero', () => {
    expect(toUnits(moneyOf('-0'), 2)).toBe(0n);
    expect(JSON.stringify(fromUnits(-0n, 2))).toBe('"0"');
  });

  it.each([
    ['0.0001', 3],
    ['-12.5', 0],
  ])('refuses %s in %i places, which would be cut', (text, decimals) => {
    expect(() => toUnits(moneyOf(text), decimals)).toThrow(expect.objectContaining({ code: 'NotAWholeStep' }));
  });
});
