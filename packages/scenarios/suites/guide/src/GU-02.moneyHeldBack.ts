import { moneyOf } from '@bot/core';
import { fundedBroker, type Scenario } from '@bot/test-fixtures';

export const moneyHeldBack = (scenario: Scenario): void => {
  // #region example
  const partlyHeld = scenario.use({ given: [fundedBroker({ usd: '5000', hold: '500' })] });

  partlyHeld(
    'GU-02',
    'Some of the money held by an order that rests → held, and not spent',
    { verifies: ['all of it is still there', 'the bot has no position, and the venue’s books'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      verify('all of it is still there', () => {
        expect(venue.truth.openOrders()).toHaveLength(1);
        expect(venue.truth.balances()).toContainEqual(
          expect.objectContaining({ currency: 'USD', total: moneyOf('5000') }),
        );
      });
      verify('the bot has no position, and the venue’s books', () => {
        expect(bot).toBeFlat();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
  // #endregion
};
