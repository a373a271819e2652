import type { Scenario } from '@bot/test-fixtures';

export const ownLimits = (scenario: Scenario): void => {
  // #region example
  const careful = scenario.use({ config: { limits: { maxTradeValueUsd: '100' } } });

  careful(
    'GU-11',
    'Order worth more than a limit of 100 USD → denied, and told why',
    { verifies: ['the order is denied with both numbers'] },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01');
      await verify('the order is denied with both numbers', async () => {
        await expect(order).toBeDenied('MaxTradeValue');
        expect(order.denial?.numbers).toMatchObject({ notional: '500', maxTradeValueUsd: '100' });
      });
    },
  );
  // #endregion
};
