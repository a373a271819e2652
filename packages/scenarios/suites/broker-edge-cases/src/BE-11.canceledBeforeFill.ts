import { moneyOf, zeroMoney } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

export const canceledBeforeFill = (scenario: Scenario): void =>
  scenario.use({ config: { limits: { maxTradeValueUsd: '10000', positionCaps: { 'BTC-USD': '1' } } } })(
    'BE-11',
    'Order canceled before any fill',
    {
      verifies: [
        'the order rests and its money is held',
        'the cancel is carried out',
        'the status is canceled',
        'there is no position',
        'the hold is released',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      const usd = (): unknown => venue.truth.balances().find(({ currency }) => currency === 'USD');
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '49000' });
      await order.reaches('Accepted');
      verify('the order rests and its money is held', () =>
        // 0.01 × 49,000 = 490, and 5.88 for the fee of 1.2 % that it may cost.
        expect(usd()).toMatchObject({ hold: moneyOf('495.88'), available: moneyOf('9504.12') }),
      );

      bot.cancel(order);
      await verify('the status is canceled', () => expect(order).toBeCanceled());
      verify('the cancel is carried out', () => {
        expect(venue).toHaveReceived(1, 'cancelOrders');
        expect(venue.truth.openOrders()).toEqual([]);
      });
      verify('there is no position', () => {
        expect(bot).toBeFlat();
        expect(venue.truth.fills()).toEqual([]);
      });
      verify('the hold is released', () => {
        expect(usd()).toMatchObject({ hold: zeroMoney, available: moneyOf('10000') });
        expect(bot.cash('USD')).toEqual(moneyOf('10000'));
      });
      // 0.2 × 49,000 and the fee are 9,917.6: more than there would be for the bot, had it kept the first hold.
      await verify('the hold is released', async () => {
        const next = await bot.submit.buy('BTC-USD', '0.2', { limit: '49000' }).reaches('Accepted');
        expect(next.status).toBe('Accepted');
      });
    },
  );
