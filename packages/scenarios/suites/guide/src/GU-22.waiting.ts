import type { Scenario } from '@bot/test-fixtures';

export const waiting = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-22',
    'The venue is gone for a minute → noticed → back → normal again',
    { verifies: ['it is noticed', 'it is normal again'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.outage({ kind: 'unreachable', for: '1m' });
      await world.until(() => bot.mode !== 'Normal', { limit: '2m' });
      verify('it is noticed', () => expect(bot.restrictions).not.toEqual([]));
      await world.until(() => bot.mode === 'Normal', { limit: '10m' });
      verify('it is normal again', () => expect(bot).toReconcileWith(venue));
    },
  );
  // #endregion
};
