import { integerBetween } from '@bot/simulation';
import { defineFixture, type Scenario } from '@bot/test-fixtures';

export const ownFixture = (scenario: Scenario): void => {
  // #region example
  /** Dollars that nobody chose: the seed of the world decides, and a failure can be repeated. */
  const someDollars = defineFixture('some dollars', ({ venue, random }) => {
    const usd = String(integerBetween(random.fork('dollars'), 1_000, 2_000));
    venue.deposit('USD', usd);
    return usd;
  });

  scenario(
    'GU-23',
    'Some dollars are sent to the account → the bot knows of them',
    { verifies: ['the books are the venue’s'] },
    async ({ world, bot, venue, verify }) => {
      someDollars(world);
      await world.advance('2m');
      verify('the books are the venue’s', () => expect(bot).toReconcileWith(venue));
    },
  );
  // #endregion
};
