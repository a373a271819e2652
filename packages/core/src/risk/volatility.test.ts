import fc from 'fast-check';
import { priceOf, toFixedText, toText, zeroRatio, type Price } from '../money/amount';
import { atLeast, scale } from '../money/arithmetic';
import { ratioOf } from '../money/amount';
import { mayReachVolatility, priceRange, volatilityOf } from './volatility';

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
    const range = priceRange(prices('100', '110', '99'));
    expect(range).toEqual({ lowest: priceOf('99'), highest: priceOf('110') });
    const may = (returns: number, limit: string) => range && mayReachVolatility(range, returns, 4, ratioOf(limit));
    expect([may(2, '0.3'), may(2, '0.32'), may(1, '0.01')]).toEqual([true, false, false]);
    expect(priceRange([])).toBeNull();
  });

  it('is never denied of one that was reached, nor of one in a wider range', () => {
    const cents = fc.integer({ min: 50, max: 200 }).map((count) => priceOf((count / 100).toFixed(2)));
    const limits = fc.integer({ min: 1, max: 900 }).map((count) => ratioOf((count / 100).toFixed(2)));
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 3, maxLength: 25 }),
        fc.array(cents, { maxLength: 3 }),
        fc.integer({ min: 1, max: 365 }),
        limits,
        (some, others, periods, limit) => {
          const found = volatilityOf(some, periods);
          const range = priceRange([...some, ...others]);
          if (found === null || range === null || !atLeast(found, limit)) return;
          expect(mayReachVolatility(range, some.length - 1, periods, limit)).toBe(true);
        },
      ),
    );
  });
});
