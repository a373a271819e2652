import { moneyOf, priceOf, quantityOf, type FillDetail } from '@bot/core';
import { wasHeldAtFunding } from './fundings';

const HOUR = 3_600_000;
const at = (hours: number): number => hours * HOUR;
const traded = (side: 'Buy' | 'Sell', hours: number, tradeType?: 'Reversal'): FillDetail => ({
  ...{ tradeId: `t-${hours}`, clientOrderId: 'c', venueOrderId: 'v', instrumentId: 'BTC-PERP', side },
  ...{ price: priceOf('1'), quantity: quantityOf('1'), liquidity: 'Taker', commission: moneyOf('0') },
  ...{ commissionCurrency: 'USD', at: at(hours), ...(tradeType === undefined ? {} : { tradeType }) },
});
const wasHeld = (netQuantity: string, fills: FillDetail[], since: number, now: number): boolean =>
  wasHeldAtFunding(
    { instrumentId: 'BTC-PERP', fundingIntervalMs: HOUR, netQuantity: quantityOf(netQuantity), fills },
    at(since),
    at(now),
  );

describe('what was held when funding was due', () => {
  it.each([
    ['long since 10:20, now 10:50', '1', [traded('Buy', 10.4)], 9, 10.9, false],
    ['long since 10:20, now 11:00', '1', [traded('Buy', 10.4)], 9, 11, true],
    ['flat now, long over the hour', '0', [traded('Buy', 10.4), traded('Sell', 11.2)], 10, 11.5, true],
    ['flat now, long within the hour', '0', [traded('Buy', 10.4), traded('Sell', 10.8)], 10, 11.5, false],
    ['held since before, nothing due', '1', [], 10.1, 10.9, false],
    ['held since before, over the hour', '-1', [], 9.5, 10.5, true],
    ['sold since, held before over the hour', '0', [traded('Sell', 10.5)], 9.5, 10.9, true],
    ['a trade that was taken back', '0', [traded('Buy', 10.4), traded('Buy', 10.6, 'Reversal')], 10.2, 11.5, false],
  ])('%s', (_what, net, fills, since, now, held) => {
    expect(wasHeld(net, fills, since, now)).toBe(held);
  });
});
