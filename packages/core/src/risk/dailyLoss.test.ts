import { moneyOf } from '../money/amount';
import { breachesDailyLoss, dayResult } from './dailyLoss';

describe('the daily loss', () => {
  it('is what the day brought: from 10,000 to 9,450 is −550', () => {
    expect(dayResult(moneyOf('9450'), moneyOf('10000'))).toEqual(moneyOf('-550'));
  });

  it.each([
    ['-499.99', '500', false],
    ['-500', '500', true],
    ['-500.01', '500', true],
    ['500', '500', false],
    ['0', '0', true],
  ])('a result of %s with a limit of %s breaches: %s', (result, limit, breaches) => {
    expect(breachesDailyLoss(moneyOf(result), moneyOf(limit))).toBe(breaches);
  });

  it('is not limited without a limit', () => {
    expect(breachesDailyLoss(moneyOf('-1000000'), null)).toBe(false);
  });
});
