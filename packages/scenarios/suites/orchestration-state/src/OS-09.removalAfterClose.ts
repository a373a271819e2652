import { moneyOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** Bought at the ask of 50,000, sold at the bid of 51,000. */
export const removalAfterClose = (scenario: Scenario): void =>
  scenario(
    'OS-09',
    'Full close → position removed',
    {
      verifies: [
        'the close is seen',
        'the position is removed',
        'the realised result is recorded',
        'the cash is what both fills left',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('49995');
      await world.advance('2m');
      await bot.submit.buy('BTC-USD', '0.02');
      venue.market('BTC-USD').price('51005.1');
      await world.advance('1m');
      expect(bot).toHavePosition('BTC-USD', { quantity: '0.02', entry: '50000' });

      const exit = bot.submit.sell('BTC-USD', '0.02', { reduceOnly: true });
      await verify('the close is seen', () => expect(exit).toBeFilled());
      verify('the position is removed', () => {
        expect(bot.positions).toEqual([]);
        expect(bot).toReconcileWith(venue);
      });
      verify('the realised result is recorded', () =>
        // 0.02 × 1,000; fees of 1.2 % on 1,000 and on 1,020.
        expect(bot.result('BTC-USD')).toMatchObject({
          realizedPnl: moneyOf('20'),
          commission: moneyOf('24.24'),
        }),
      );
      verify('the cash is what both fills left', () => expect(bot.cash('USD')).toEqual(moneyOf('9995.76')));
    },
  );
