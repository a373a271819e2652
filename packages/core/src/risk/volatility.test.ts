import fc from 'fast-check';
import { priceOf, toFixedText, toText, zeroRatio, type Price } from '../money/amount';
import { atLeast, scale } from '../money/arithmetic';
import { ratioOf } from '../money/amount';
import { mayReachVolatility, volatilityOf } from './volatility';

const prices = (...texts: string[]): Price[] => texts.map(priceOf);

describe('volatility', () => {
  it('is the deviation of returns, scaled: the worked example', () => {
    const volatility = volatilityOf(prices('100', '110', '99'), 4);
    expect(volatility && toFixedText(volatility, 4)).toBe('0.2828');
  });

  it('of prices that stand still or grow evenly is zero', () => {
    expect(volatilityOf(prices('5', '5', '5'), 252)).toEqual(zeroRatio);
    expect(volatilityOf(prices('1', '2', '4'), 252)).toEqual(zeroRatio);
  });

  it('is not known of fewer than two returns', () => {
    expect([volatilityOf([], 252), volatilityOf(prices('1', '2'), 252)]).toEqual([null, null]);
  });

  it('cannot be computed over a price of zero', () => {
    expect(() => volatilityOf(prices('1', '0', '1'), 252)).toThrow(/divided by zero/);
  });

  it('is never negative, and is the same in another unit of price', () => {
    const series = fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(series, (whole) => {
        const some = whole.map((each) => priceOf(String(each)));
        const volatility = volatilityOf(some, 252);
        if (volatility === null) throw new Error('three prices have two returns');
        expect(atLeast(volatility, zeroRatio)).toBe(true);
        const tenfold = volatilityOf(
          some.map((each) => scale(each, ratioOf('10'))),
          252,
        );
        expect(tenfold && toText(tenfold)).toBe(toText(volatility));
      }),
    );
  });
});

describe('whether a volatility may be reached', () => {
  it('is told by the range: 100, 110, 99 may reach 0.3 and cannot reach 0.32', () => {
    const prices = ['100', '110', '99'].map(priceOf);
    expect([mayReachVolatility(prices, 4, ratioOf('0.3')), mayReachVolatility(prices, 4, ratioOf('0.32'))]).toEqual([
      ...[true, false],
    ]);
    expect(mayReachVolatility(prices.slice(1), 4, ratioOf('0.01'))).toBe(false);
    expect(mayReachVolatility([], 4, ratioOf('0.01'))).toBe(false);
  });

  it('is never denied of one that was reached', () => {
    const cents = fc.integer({ min: 50, max: 200 }).map((count) => priceOf((count / 100).toFixed(2)));
    const limits = fc.integer({ min: 1, max: 900 }).map((count) => ratioOf((count / 100).toFixed(2)));
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 3, maxLength: 25 }),
        fc.integer({ min: 1, max: 365 }),
        limits,
        (prices, periods, limit) => {
          const found = volatilityOf(prices, periods);
          if (found !== null && atLeast(found, limit)) expect(mayReachVolatility(prices, periods, limit)).toBe(true);
        },
      ),
    );
  });
});
