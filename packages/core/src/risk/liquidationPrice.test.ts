import fc from 'fast-check';
import { moneyOf, one, priceOf, quantityOf, ratioOf, toFixedText, toText } from '../money/amount';
import { liquidationDistance, liquidationPrice, type MarginedPosition } from './liquidationPrice';

const held = (change: Partial<MarginedPosition> = {}): MarginedPosition => ({
  netQuantity: quantityOf('1'),
  mark: priceOf('100'),
  contractSize: one,
  maintenanceMarginRate: ratioOf('0.05'),
  collateral: moneyOf('20'),
  ...change,
});
const priceText = (position: MarginedPosition): string | null => {
  const price = liquidationPrice(position);
  return price && toFixedText(price, 2);
};

describe('the price of liquidation', () => {
  it('lies where the collateral is the maintenance margin: the worked examples', () => {
    expect(priceText(held())).toBe('84.21');
    expect(priceText(held({ netQuantity: quantityOf('-1') }))).toBe('114.29');
  });

  it('counts contracts by their size', () => {
    expect(priceText(held({ netQuantity: quantityOf('100'), contractSize: ratioOf('0.01') }))).toBe('84.21');
  });

  it('is not there when the long is paid for, or nothing is held', () => {
    expect(priceText(held({ collateral: moneyOf('100') }))).toBeNull();
    expect(priceText(held({ collateral: moneyOf('200') }))).toBeNull();
    expect(priceText(held({ netQuantity: quantityOf('0') }))).toBeNull();
  });

  it('of a short is always there while there is collateral', () => {
    const whole = fc.integer({ min: 1, max: 10 ** 6 });
    fc.assert(
      fc.property(whole, whole, (quantity, collateral) => {
        const short = held({ netQuantity: quantityOf(String(-quantity)), collateral: moneyOf(String(collateral)) });
        expect(liquidationPrice(short)).not.toBeNull();
      }),
    );
  });
});

describe('the distance to it', () => {
  it('is a part of the mark, the way that hurts', () => {
    expect(toText(liquidationDistance(held(), priceOf('80')))).toBe('0.2');
    expect(toText(liquidationDistance(held({ netQuantity: quantityOf('-1') }), priceOf('120')))).toBe('0.2');
    expect(toText(liquidationDistance(held(), priceOf('110')))).toBe('-0.1');
  });
});
