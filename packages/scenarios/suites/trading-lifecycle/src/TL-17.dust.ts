import type { Scenario } from '@bot/test-fixtures';

/** Of 0.01 all but 0.00001 is sold: 0.50 USD, where the venue takes orders from 1 USD. */
export const dust = (scenario: Scenario): void =>
  scenario(
    'TL-17',
    'What is left is too small to be closed → reported, not looped',
    {
      verifies: [
        'it is reported once, with what is left',
        'nobody tries to close it, not even when its stop is reached',
        'a person who tries is told why not',
        'the books are right about it',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      await expect(bot.submit.buy('BTC-USD', '0.01', { limit: '50010' })).toBeFilled();
      await expect(bot.submit.sell('BTC-USD', '0.00999', { reduceOnly: true })).toBeFilled();
      await world.advance('10s');
      const reported = (): readonly string[] =>
        bot.alerts.filter(({ code }) => code === 'DustPosition').map(({ message }) => message);
      verify('it is reported once, with what is left', () => {
        expect(reported()).toEqual([expect.stringContaining('0.00001 BTC-USD is left')]);
      });

      await venue.market('BTC-USD').path('50000 → 45000 over 10m');
      await world.advance('5m');
      verify('nobody tries to close it, not even when its stop is reached', () => {
        expect(venue).toHaveReceived(2, 'submitOrder');
        expect(reported()).toHaveLength(1);
      });
      await verify('a person who tries is told why not', async () => {
        await expect(bot.submit.sell('BTC-USD', '0.00001', { reduceOnly: true })).toBeDenied('BelowMinimumSize');
        expect(venue).toHaveReceived(2, 'submitOrder');
      });
      verify('the books are right about it', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.00001' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
