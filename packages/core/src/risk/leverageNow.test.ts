import { defaultRiskLimits } from '../config/riskLimits';
import { ratioOf } from '../money/amount';
import { parseUtcWindow } from '../time/utcWindow';
import { maxLeverageNow, symbolLeverageNow } from './leverageNow';

/** Wednesday 2018-04-04. */
const at = (hour: number): number => 1_522_800_000_000 + hour * 3_600_000;
const limits = {
  ...defaultRiskLimits,
  maxLeverage: ratioOf('5'),
  maxNightLeverage: ratioOf('3'),
  leverageDay: parseUtcWindow('13:00-20:00'),
  leverageCaps: { 'BTC-PERP': ratioOf('10'), 'SOL-PERP': ratioOf('5') },
  nightLeverageCaps: { 'BTC-PERP': ratioOf('5'), 'SOL-PERP': ratioOf('8'), 'XRP-PERP': ratioOf('3') },
};

describe('leverage by day and by night', () => {
  it.each([
    [13, 'BTC-PERP', '10'],
    [20, 'BTC-PERP', '5'],
    [20, 'SOL-PERP', '5'],
    [13, 'XRP-PERP', null],
    [12, 'XRP-PERP', '3'],
    [12, 'ETH-PERP', null],
  ])('at %d:00 for %s is %s', (hour, instrumentId, expected) => {
    expect(symbolLeverageNow(limits, instrumentId, at(hour)) ?? null).toEqual(expected && ratioOf(expected));
  });

  it('of all together is the lower one by night', () => {
    expect([maxLeverageNow(limits, at(13)), maxLeverageNow(limits, at(3))]).toEqual([ratioOf('5'), ratioOf('3')]);
    expect(maxLeverageNow({ ...limits, maxNightLeverage: ratioOf('9') }, at(3))).toEqual(ratioOf('5'));
    expect(maxLeverageNow({ ...limits, maxNightLeverage: null }, at(3))).toEqual(ratioOf('5'));
  });

  it('without hours it is always day', () => {
    const always = { ...limits, leverageDay: null };
    expect([maxLeverageNow(always, at(3)), symbolLeverageNow(always, 'BTC-PERP', at(3))]).toEqual([
      ratioOf('5'),
      ratioOf('10'),
    ]);
  });
});
