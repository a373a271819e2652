import { degradingBroker, type Scenario } from '@bot/test-fixtures';

export const venueGetsWorse = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-10',
    'The venue gets worse until nothing answers → entries wait → healed → normal again',
    { verifies: ['the mode says that something is wrong', 'it is normal again by itself'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      await world.given(degradingBroker({ successRates: [1, 0.5, 0], each: '2m' }));
      await world.until(() => bot.mode !== 'Normal', { limit: '30m' });
      verify('the mode says that something is wrong', () => expect(bot.restrictions).not.toEqual([]));
      venue.faults.heal();
      await world.until(() => bot.mode === 'Normal', { limit: '30m' });
      verify('it is normal again by itself', () => expect(bot).toReconcileWith(venue));
    },
  );
  // #endregion
};
