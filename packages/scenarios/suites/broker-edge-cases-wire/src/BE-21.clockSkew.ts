import type { Scenario } from '@bot/test-fixtures';

/** The clock of the venue is two minutes ahead, then two minutes behind, then an hour. Tokens carry the time. */
export const clockSkew = (scenario: Scenario): void =>
  scenario(
    'BE-21',
    'Clocks differ → tokens are refused → the time of the venue is asked for, and used within bounds',
    {
      verifies: [
        'two minutes either way are corrected, and trading goes on',
        'an hour is not corrected: trading is halted',
        'it ends when the clock is right and somebody resumes',
      ],
      tags: ['scenario', 'edge_case', 'security'],
      onlyHere: 'only the tokens of a wire carry a time',
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const filled: string[] = [];
      for (const skew of ['2m', '-2m'] as const) {
        venue.faults.clockSkew(skew);
        await world.advance('3m');
        const order = await bot.submit.buy('BTC-USD', '0.001');
        filled.push(order.status);
      }
      verify('two minutes either way are corrected, and trading goes on', () => {
        expect(filled).toEqual(['Filled', 'Filled']);
        expect(bot.mode).toBe('Normal');
      });
      venue.faults.clockSkew('1h');
      await world.advance('3m');
      verify('an hour is not corrected: trading is halted', () => {
        expect(bot).toBeHalted();
        expect(bot.restrictions.map(({ cause }) => cause)).toContain('Unauthorized');
      });
      venue.faults.clockSkew('0s');
      await world.advance('2m');
      bot.setMode('Normal', 'the clock was set');
      await world.advance('2m');
      await verify('it ends when the clock is right and somebody resumes', async () => {
        expect(bot.restrictions).toEqual([]);
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
