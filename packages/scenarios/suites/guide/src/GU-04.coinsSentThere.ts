import { brokerWithBalances, type Scenario } from '@bot/test-fixtures';

export const coinsSentThere = (scenario: Scenario): void => {
  // #region example
  const withCoins = scenario.use({ given: [brokerWithBalances({ btc: '0.02' })] });

  withCoins(
    'GU-04',
    'Coins on the account that nobody knows the cost of → left alone',
    { verifies: ['they are no position', 'they are still there after an hour'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('1h');
      verify('they are no position', () => expect(bot).toBeFlat());
      verify('they are still there after an hour', () => {
        expect(venue.truth.balances().map(({ currency }) => currency)).toContain('BTC');
        expect(bot).toReconcileWith(venue);
      });
    },
  );
  // #endregion
};
