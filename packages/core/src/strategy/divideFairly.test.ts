import fc from 'fast-check';
import { AssertionFailed } from '../errors/assertion';
import { exceeds, isNegative, shareOf, subtract, sum } from '../money/arithmetic';
import { quantityOf, toText, zeroQuantity, type Quantity } from '../money/amount';
import { fromSteps, isMultipleOf } from '../money/rounding';
import type { StrategyShare } from '../order/order';
import { divideFairly } from './divideFairly';

const lot = quantityOf('0.001');
const divided = (quantity: string, claims: readonly string[]): string[] =>
  divideFairly(quantityOf(quantity), claimsOf(claims.map(quantityOf)), lot).map((part) => toText(part.quantity));
const claimsOf = (quantities: readonly Quantity[]): StrategyShare[] =>
  quantities.map((quantity, index) => ({ strategyId: `S${index}`, quantity }));

describe('dividing fairly', () => {
  it('goes in proportion, in whole lots, the largest remainder first: 0.007 among 0.010, 0.006, 0.004', () => {
    expect(divided('0.007', ['0.010', '0.006', '0.004'])).toEqual(['0.004', '0.002', '0.001']);
  });

  it.each([
    ['nothing among some', '0', ['0.001', '0.002'], ['0', '0']],
    ['nothing among none', '0', [], []],
    ['all of it as it was claimed', '0.0107', ['0.0057', '0.005'], ['0.0057', '0.005']],
    ['one lot among two that are equal, to the first', '0.001', ['0.002', '0.002'], ['0.001', '0']],
    ['three among two claims that are no whole lots', '0.003', ['0.0017', '0.0017'], ['0.0017', '0.0013']],
    ['less than a lot', '0.0004', ['0.001', '0.003'], ['0', '0.0004']],
    ['nothing to who claims nothing', '0.003', ['0', '0.003'], ['0', '0.003']],
  ] as const)('divides %s', (_, quantity, claims, parts) => {
    expect(divided(quantity, claims)).toEqual(parts);
  });

  it('refuses to give out more than is claimed', () => {
    expect(() => divided('0.002', ['0.001'])).toThrow(AssertionFailed);
  });

  const steps = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 6 });
  /** Claims in tenths of a lot, and a quantity up to their sum. */
  const cases = fc.tuple(steps, fc.nat(), fc.boolean()).map(([tenths, part, whole]) => {
    const size = whole ? lot : quantityOf('0.0001');
    const total = tenths.reduce((a, b) => a + b, 0);
    return { claims: tenths.map((n) => fromSteps(n, size)), quantity: fromSteps(part % (total + 1), size), whole };
  });

  it('leaves nothing over, gives nobody more than is claimed, and nobody a lot less or more than the share', () => {
    fc.assert(
      fc.property(cases, ({ claims, quantity, whole }) => {
        const shares = divideFairly(quantity, claimsOf(claims), lot);
        expect(shares.map(({ strategyId }) => strategyId)).toEqual(
          claimsOf(claims).map(({ strategyId }) => strategyId),
        );
        const parts = shares.map((share) => share.quantity);
        const claimed = sum(claims, zeroQuantity);
        expect(toText(sum(parts, zeroQuantity))).toBe(toText(quantity));
        parts.forEach((part, index) => {
          const claim = claims[index] as Quantity;
          expect(isNegative(part) || exceeds(part, claim)).toBe(false);
          if (!whole || toText(claimed) === '0') return;
          expect(isMultipleOf(part, lot)).toBe(true);
          const off = subtract(part, shareOf(quantity, claim, claimed));
          expect(exceeds(off, lot) || exceeds(subtract(zeroQuantity, off), lot)).toBe(false);
        });
      }),
    );
  });
});
