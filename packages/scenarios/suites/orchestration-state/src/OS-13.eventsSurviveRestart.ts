import type { Scenario } from '@bot/test-fixtures';

export const eventsSurviveRestart = (scenario: Scenario): void =>
  scenario(
    'OS-13',
    'Events survive a restart',
    {
      verifies: [
        'what was written is there after the restart, unchanged',
        'orders, positions, cash and results are what they were',
        'the log alone gives the state of the bot',
        'the next order carries an id that was never used',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      await bot.submit.buy('BTC-USD', '0.01');
      const resting = bot.submit.buy('BTC-USD', '0.005', { limit: '49000' });
      await world.advance('10s');

      for (const how of ['stop', 'kill'] as const) {
        const stored = [...world.store.read()];
        const { orders, positions, cash, results, restrictions } = bot.snapshot;
        await world.restartBot(how);
        await world.advance('2m');

        verify('what was written is there after the restart, unchanged', () =>
          expect([...world.store.read()].slice(0, stored.length)).toEqual(stored),
        );
        verify('orders, positions, cash and results are what they were', () => {
          expect(bot.snapshot).toMatchObject({ orders, positions, cash, results, restrictions });
          expect(bot).toReconcileWith(venue);
        });
        // INV-17, and so it is after every scenario.
        verify('the log alone gives the state of the bot', () =>
          expect(() => world.invariants.checkAtRest()).not.toThrow(),
        );
      }

      bot.cancel(resting);
      const next = bot.submit.buy('BTC-USD', '0.005', { limit: '48000' });
      await world.advance('10s');
      verify('the next order carries an id that was never used', () => {
        const ids = venue.truth.orders().map(({ progress }) => progress.clientOrderId);
        expect(new Set(ids).size).toBe(3);
        expect(ids).toContain(next.clientOrderId);
      });
    },
  );
