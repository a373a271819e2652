import fc from 'fast-check';
import { absolute, exceeds, isNegative, subtract } from '../money/arithmetic';
import { moneyOf, one, priceOf, quantityOf, ratioOf, toFixedText, toText } from '../money/amount';
import { liquidationDistance, liquidationPrice, type MarginedPosition } from './liquidationPrice';
import { quantityToKeep } from './quantityToKeep';

const held = (change: Partial<MarginedPosition> = {}): MarginedPosition => ({
  netQuantity: quantityOf('1'),
  mark: priceOf('100'),
  contractSize: one,
  maintenanceMarginRate: ratioOf('0.05'),
  collateral: moneyOf('20'),
  ...change,
});

describe('what may be kept', () => {
  it('is what the collateral carries at the distance: the worked examples', () => {
    expect(toFixedText(quantityToKeep(held(), ratioOf('0.2')), 2)).toBe('0.83');
    const short = held({ netQuantity: quantityOf('-1') });
    expect(toFixedText(quantityToKeep(short, ratioOf('0.2')), 2)).toBe('0.77');
    expect(toFixedText(quantityToKeep(held({ contractSize: ratioOf('0.1') }), ratioOf('0.2')), 2)).toBe('8.33');
  });

  it('is nothing without collateral', () => {
    expect(toText(quantityToKeep(held({ collateral: moneyOf('0') }), ratioOf('0.2')))).toBe('0');
    expect(toText(quantityToKeep(held({ collateral: moneyOf('-5') }), ratioOf('0.2')))).toBe('0');
  });

  it('is liquidated at that distance', () => {
    const percent = fc.integer({ min: 1, max: 90 }).map((part) => ratioOf(`0.${String(part).padStart(2, '0')}`));
    const collateral = fc.integer({ min: 1, max: 10 ** 6 }).map((usd) => moneyOf(String(usd)));
    fc.assert(
      fc.property(percent, collateral, fc.constantFrom('1', '-1'), (distance, behind, sign) => {
        const position = held({ netQuantity: quantityOf(sign), collateral: behind });
        const keep = quantityToKeep(position, distance);
        const kept = {
          ...position,
          netQuantity: isNegative(position.netQuantity) ? subtract(quantityOf('0'), keep) : keep,
        };
        const price = liquidationPrice(kept);
        const found = price === null ? null : liquidationDistance(kept, price);
        expect(found).not.toBeNull();
        expect(exceeds(absolute(subtract(found ?? one, distance)), ratioOf('0.0000001'))).toBe(false);
      }),
    );
  });
});
