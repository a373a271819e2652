import { brokerWithPositions, type Scenario } from '@bot/test-fixtures';

export const positionsFromBefore = (scenario: Scenario): void => {
  // #region example
  const invested = scenario.use({ given: [brokerWithPositions()] });

  invested(
    'GU-03',
    'Two positions from before → one closed → the other is left alone',
    { verifies: ['both are known at the start', 'the closed one is gone, the other is not'] },
    async ({ world, bot, verify }) => {
      await world.advance('2m');
      verify('both are known at the start', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.02' });
        expect(bot).toHavePosition('ETH-USD', { quantity: '0.5' });
      });
      await bot.submit.sell('BTC-USD', '0.02', { reduceOnly: true });
      verify('the closed one is gone, the other is not', () => {
        expect(bot).toBeFlat('BTC-USD');
        expect(bot).toHavePosition('ETH-USD', { quantity: '0.5' });
      });
    },
  );
  // #endregion
};
