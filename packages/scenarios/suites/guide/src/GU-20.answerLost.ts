import type { Scenario } from '@bot/test-fixtures';

export const answerLost = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-20',
    'The venue takes the order, its answer is lost → asked for by its id → one order',
    { verifies: ['the order is filled', 'the venue has one order'], tags: ['scenario', 'fault'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').acceptThenDropResponse();
      const order = bot.submit.buy('BTC-USD', '0.01');
      await verify('the order is filled', () => expect(order).toBeFilled());
      verify('the venue has one order', () => expect(venue.truth.orders()).toHaveLength(1));
    },
  );
  // #endregion
};
