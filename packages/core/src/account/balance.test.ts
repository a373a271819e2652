import fc from 'fast-check';
import { moneyOf } from '../money/amount';
import { add, exceeds, isNegative } from '../money/arithmetic';
import { fromSteps } from '../money/rounding';
import { balanceOf, credit, isSane, placeHold, releaseHold } from './balance';

const usd = balanceOf('USD', moneyOf('10000'), moneyOf('500'));

describe('a balance', () => {
  it('has what is not on hold: 10,000 with 500 on hold leaves 9,500', () => {
    expect(usd).toEqual({ currency: 'USD', total: moneyOf('10000'), hold: moneyOf('500'), available: moneyOf('9500') });
    expect(balanceOf('USD', moneyOf('1')).available).toEqual(moneyOf('1'));
  });

  it('keeps back what is available and no more', () => {
    expect(placeHold(usd, moneyOf('9500'))).toEqual(balanceOf('USD', moneyOf('10000'), moneyOf('10000')));
    expect(placeHold(usd, moneyOf('9500.01'))).toBeNull();
  });

  it('gives back a hold, takes and pays money', () => {
    expect(releaseHold(usd, moneyOf('500'))).toEqual(balanceOf('USD', moneyOf('10000')));
    expect(credit(usd, moneyOf('-500')).available).toEqual(moneyOf('9000'));
  });

  it.each([
    ['more on hold than there is', balanceOf('USD', moneyOf('1'), moneyOf('2'))],
    ['a negative total', balanceOf('USD', moneyOf('-1'))],
    ['a negative hold', releaseHold(usd, moneyOf('501'))],
  ])('cannot be true with %s', (_, balance) => {
    expect(isSane(balance)).toBe(false);
  });

  it('always has total = available + hold, and stays sane while holds are asked for', () => {
    const cents = fc.integer({ min: 0, max: 2_000_000 }).map((count) => fromSteps(count, moneyOf('0.01')));
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 10 }), (holds) => {
        let balance = usd;
        for (const hold of holds) {
          const placed = placeHold(balance, hold);
          expect(placed === null).toBe(exceeds(hold, balance.available));
          balance = placed ?? balance;
          expect(add(balance.available, balance.hold)).toEqual(balance.total);
          expect(isSane(balance) && !isNegative(balance.available)).toBe(true);
        }
      }),
    );
  });
});
