import type { Scenario } from '@bot/test-fixtures';

export const oneWorkflow = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-21',
    'Order far from the market → rests → canceled → nothing is held',
    { verifies: ['the order is canceled', 'there is no position'] },
    async ({ world, bot, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '40000', timeInForce: 'GTC' });
      await world.advance('1m');
      bot.cancel(order);
      await verify('the order is canceled', () => expect(order).toBeCanceled());
      verify('there is no position', () => expect(bot).toBeFlat());
    },
  );
  // #endregion
};
