import { toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** Five orders wait, in two instruments; one step of the market fills them all. */
export const simultaneousFills = (scenario: Scenario): void =>
  scenario(
    'OS-16',
    'Fills of one moment',
    {
      verifies: [
        'all orders were filled in the same moment',
        'none is lost and none counts twice',
        'cash and positions are what the fills add up to',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const prices = ['49900', '49890', '49880'];
      const coins = prices.map((limit) => bot.submit.buy('BTC-USD', '0.005', { limit }));
      const others = ['2990', '2980'].map((limit) => bot.submit.buy('ETH-USD', '0.1', { limit }));
      await world.advance('10s');
      // Each report comes twice, and those of a pair in the wrong order.
      venue.faults.on('reports').times(3).duplicate();
      venue.faults.on('fills').times(3).reorder();
      venue.market('ETH-USD').price('2900');
      venue.market('BTC-USD').price('49000');
      await world.advance('10s');

      await verify('all orders were filled in the same moment', async () => {
        for (const order of [...coins, ...others]) await expect(order).toBeFilled();
        expect(new Set(venue.truth.fills().map(({ at }) => at)).size).toBeLessThanOrEqual(2);
      });
      verify('none is lost and none counts twice', () => {
        const settled = bot.journal.flatMap((event) =>
          event.type === 'FillSettled' ? [event.payload.fill.tradeId] : [],
        );
        expect([...settled].sort()).toEqual(
          venue.truth
            .fills()
            .map(({ tradeId }) => tradeId)
            .sort(),
        );
        expect(new Set(settled).size).toBe(settled.length);
      });
      verify('cash and positions are what the fills add up to', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.015' });
        expect(bot).toHavePosition('ETH-USD', { quantity: '0.2' });
        const dollars = venue.truth.balances().filter(({ currency }) => currency === 'USD');
        expect(dollars.map(({ total }) => toText(total))).toEqual([toText(bot.cash('USD'))]);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
