import fc from 'fast-check';
import { Decimal } from './decimal';
import { minusDigits, plusDigits, timesDigits } from './digits';

/** Numbers of every length and place, above and below zero, and more of those that amounts are. */
const numbers = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: -9, max: 0 })) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -20, max: 12 })),
    },
  )
  .map(([digits, places]) => new Decimal(`${digits}e${places}`));

const words = ({ s, e, d, constructor }: Decimal): unknown => ({ s, e, d, constructor });

it.each([
  ['sum', plusDigits, (a: Decimal, b: Decimal) => a.plus(b)],
  ['difference', minusDigits, (a: Decimal, b: Decimal) => a.minus(b)],
  ['product', timesDigits, (a: Decimal, b: Decimal) => a.times(b)],
] as const)('a %s is digit for digit that of the library, or is left to it', (_, ours, theirs) => {
  let worked = 0;
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const before = [words(a), words(b)];
      const result = ours(a, b);
      expect([words(a), words(b)]).toEqual(before);
      if (result === null) return;
      worked += 1;
      const expected = theirs(a, b);
      // Whoever makes an amount of it takes the one zero in its place.
      if (expected.isZero()) expect(result.isZero()).toBe(true);
      else expect(words(result)).toEqual(words(expected));
    }),
    { numRuns: 2_000 },
  );
  expect(worked).toBeGreaterThan(100);
});

it('carries from word to word: 5,000.0000001 and 0.9999999 are 5,001', () => {
  expect(plusDigits(new Decimal('5000.0000001'), new Decimal('0.9999999'))?.toString()).toBe('5001');
  expect(plusDigits(new Decimal('9999999'), new Decimal('1'))?.toString()).toBe('10000000');
  expect(minusDigits(new Decimal('10000000'), new Decimal('0.0000001'))?.toString()).toBe('9999999.9999999');
});
