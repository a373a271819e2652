import { moneyOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** Money leaves the account, and nothing says why. */
export const reconciliation = (scenario: Scenario): void =>
  scenario(
    'OS-07',
    'Books that differ → found, asked, and the venue is right',
    {
      verifies: [
        'one look is no difference yet',
        'the second look makes it one: an event, an alert, reduce-only',
        'for how long the books differ is measured',
        'a person resumes, and with that the venue’s books are taken over',
        'a withdrawal is no loss of the day',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.deposit('USD', '-1000');
      await world.until(() => differs(bot.snapshot), {
        limit: '3m',
        what: 'the first look',
      });
      verify('one look is no difference yet', () => {
        expect(bot.journal.some(({ type }) => type === 'DriftFound')).toBe(false);
        expect(bot.mode).toBe('Normal');
      });
      await world.advance('10s');
      verify('the second look makes it one: an event, an alert, reduce-only', () => {
        expect(bot).toHaveEmitted(['BooksCompared', 'DriftFound', 'AlertRaised', 'ModeChanged']);
        expect(bot).toHaveAlerted('BooksDiffer', { times: 1 });
        expect(bot).toBeReduceOnly();
        expect(bot.cash('USD')).toEqual(moneyOf('10000'));
      });
      await world.advance('1m');
      verify('for how long the books differ is measured', () => {
        expect(bot.snapshot.disagreement?.lastsMs).toBeGreaterThanOrEqual(60_000);
      });

      bot.setMode('Normal', 'I took it.');
      await world.advance('20s');
      verify('a person resumes, and with that the venue’s books are taken over', () => {
        expect(bot.mode).toBe('Normal');
        expect(bot.cash('USD')).toEqual(moneyOf('9000'));
        expect(bot).toReconcileWith(venue);
        expect(bot.snapshot.disagreement?.lastsMs).toBe(0);
      });
      await world.advance('5m');
      verify('a withdrawal is no loss of the day', () => {
        // 1,000 gone, and a day may lose 500.
        expect(bot.mode).toBe('Normal');
      });
    },
  );

const differs = ({ disagreement }: { readonly disagreement?: { readonly lastsMs: number } }): boolean =>
  Number(disagreement?.lastsMs) > 0;
