import { moneyOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

export const firstOrder = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-01',
    'Order within the limits → filled → position, paid for with its fee',
    {
      verifies: ['the order is filled', 'the position is what was bought', 'bot and venue have the same books'],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');

      const order = bot.submit.buy('BTC-USD', '0.01');

      await verify('the order is filled', () => expect(order).toBeFilled());
      verify('the position is what was bought', () => {
        // Half of the spread of 2 bps is 5: the ask stands at 50,005.
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50005' });
        // 0.01 × 50,005 = 500.05, and the fee of 1.2 % on it is 6.0006.
        expect(bot.cash('USD')).toEqual(moneyOf('9493.9494'));
      });
      verify('bot and venue have the same books', () => expect(bot).toReconcileWith(venue));
    },
  );
  // #endregion
};
