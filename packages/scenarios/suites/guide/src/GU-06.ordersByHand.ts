import { realisticOrderFactory, type Scenario } from '@bot/test-fixtures';

export const ordersByHand = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-06',
    'A person buys on the same account before the bot starts → the bot starts with it',
    { verifies: ['what was bought is the bot’s position', 'the books are the venue’s'], start: false },
    async ({ world, bot, venue, verify }) => {
      await world.advance('1m');
      await realisticOrderFactory(world).filledOrder({ quantity: '0.02' });
      await bot.start();
      await world.advance('2m');
      verify('what was bought is the bot’s position', () =>
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.02' }),
      );
      verify('the books are the venue’s', () => expect(bot).toReconcileWith(venue));
    },
  );
  // #endregion
};
