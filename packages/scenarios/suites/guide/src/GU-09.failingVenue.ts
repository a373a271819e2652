import { intermittentBroker, type Scenario } from '@bot/test-fixtures';

export const failingVenue = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-09',
    'Half of the orders are answered with an error → the order arrives, once',
    { verifies: ['the order is filled in the end', 'there is one order'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      await world.given(intermittentBroker({ successRate: 0.5, at: ['submitOrder'] }));
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '50010' });
      await verify('the order is filled in the end', () => expect(order).toBeFilled());
      verify('there is one order', () => expect(venue).toHaveNoDuplicateOrders());
      venue.faults.heal();
    },
  );
  // #endregion
};
