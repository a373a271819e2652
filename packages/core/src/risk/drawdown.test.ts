import fc from 'fast-check';
import { moneyOf, one, ratioOf, zeroRatio } from '../money/amount';
import { atLeast, exceeds } from '../money/arithmetic';
import { drawdownOf } from './drawdown';

describe('drawdown', () => {
  it.each([
    ['9500', '10000', '0.05'],
    ['10000', '10000', '0'],
    ['10001', '10000', '0'],
    ['0', '10000', '1'],
    ['-5000', '10000', '1.5'],
  ])('of %s below a high water of %s is %s', (equity, high, drawdown) => {
    expect(drawdownOf(moneyOf(equity), moneyOf(high))).toEqual(ratioOf(drawdown));
  });

  it('below a high water that is not above zero is everything', () => {
    expect(drawdownOf(moneyOf('-1'), moneyOf('0'))).toEqual(one);
    expect(drawdownOf(moneyOf('-2'), moneyOf('-1'))).toEqual(one);
    expect(drawdownOf(moneyOf('0'), moneyOf('0'))).toEqual(zeroRatio);
  });

  it('grows as the equity falls, also below zero', () => {
    const money = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((whole) => moneyOf(String(whole)));
    fc.assert(
      fc.property(money, money, money, (a, b, high) => {
        const [low, more] = exceeds(a, b) ? [b, a] : [a, b];
        expect(atLeast(drawdownOf(low, high), drawdownOf(more, high))).toBe(true);
      }),
    );
  });
});
