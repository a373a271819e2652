import { positionScenarios, type Scenario } from '@bot/test-fixtures';

export const losingPosition = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-05',
    'A position that is behind → its loss is real only when it is closed',
    { verifies: ['nothing is realised before', 'the exit is filled, and the position is gone'] },
    async ({ world, bot, verify }) => {
      await world.given(positionScenarios.losing({ quantity: '0.01' }));
      await world.advance('2m');
      verify('nothing is realised before', () => expect(bot).toHavePosition('BTC-USD', { quantity: '0.01' }));
      const exit = bot.submit.sell('BTC-USD', '0.01', { reduceOnly: true });
      await verify('the exit is filled, and the position is gone', async () => {
        await expect(exit).toBeFilled();
        expect(bot).toBeFlat();
      });
    },
  );
  // #endregion
};
