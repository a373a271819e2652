import fc from 'fast-check';
import { one, priceOf, quantityOf, notionalOf } from '../money/amount';
import { fundingIntervalOf, fundingsDue } from './fundingsDue';
import type { Instrument } from './instrument';

const HOUR = 3_600_000;
const perpetual: Instrument = {
  ...{ instrumentId: 'BTC-PERP', kind: 'Perpetual', baseCurrency: 'BTC', quoteCurrency: 'USD' },
  ...{ tickSize: priceOf('0.1'), lotSize: quantityOf('0.1'), minQuantity: quantityOf('0.1') },
  ...{ maxQuantity: quantityOf('10'), minNotional: notionalOf('1') },
  ...{ contractSize: one, initialMarginRate: one, maintenanceMarginRate: one },
};

describe('funding is due', () => {
  it.each([
    ['12:10', '12:59', 12 + 1 / 6, 12.99, null],
    ['12:10', '13:00', 12 + 1 / 6, 13, { times: 1, lastAt: 13 * HOUR }],
    ['13:00, which was before', '13:30', 13, 13.5, null],
    ['12:10', '15:30', 12 + 1 / 6, 15.5, { times: 3, lastAt: 15 * HOUR }],
  ])('each hour: from %s to %s', (_from, _to, from, to, due) => {
    expect(fundingsDue(perpetual, from * HOUR, to * HOUR)).toEqual(due);
  });

  it('as often as the instrument says, and never for spot', () => {
    const rare = { ...perpetual, fundingIntervalMs: 8 * HOUR };
    expect(fundingsDue(rare, 0, 17 * HOUR)).toEqual({ times: 2, lastAt: 16 * HOUR });
    const spot: Instrument = { ...perpetual, kind: 'Spot' };
    expect([fundingIntervalOf(spot), fundingsDue(spot, 0, 17 * HOUR)]).toEqual([null, null]);
  });

  it('as often in all as in both parts of any span', () => {
    const at = fc.integer({ min: 0, max: 100 * HOUR });
    const times = (from: number, to: number): number => fundingsDue(perpetual, from, to)?.times ?? 0;
    fc.assert(
      fc.property(at, at, at, (...times3) => {
        const [from = 0, between = 0, to = 0] = [...times3].sort((a, b) => a - b);
        expect(times(from, between) + times(between, to)).toBe(times(from, to));
      }),
    );
  });
});
