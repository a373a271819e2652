import type { Scenario } from '@bot/test-fixtures';

/** The answer to the submit takes ten seconds longer than the fill. */
export const fillBeforeConfirmation = (scenario: Scenario): void =>
  scenario(
    'OS-17',
    'A fill before its order was confirmed',
    {
      verifies: [
        'the fill counts although nothing was confirmed',
        'it belongs to the order that was sent',
        'the confirmation that comes later changes nothing',
        'nothing is there for one side only',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').delayResponse('4s');
      const order = bot.submit.buy('BTC-USD', '0.01');
      await world.advance('1s');
      await verify('the fill counts although nothing was confirmed', async () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01' });
        await expect(order).toBeFilled();
      });
      verify('it belongs to the order that was sent', () => {
        expect(bot.orders).toHaveLength(1);
        expect(bot.orders[0]?.venueOrderId).toBe(venue.truth.orders()[0]?.progress.venueOrderId);
      });
      const written = bot.journal.length;
      await world.advance('10s');
      verify('the confirmation that comes later changes nothing', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01' });
        expect(bot.journal.slice(written).filter(({ type }) => type === 'OrderProgressed')).toEqual([]);
      });
      await world.advance('3m');
      verify('nothing is there for one side only', () => {
        expect(bot).toReconcileWith(venue);
        expect(venue).toHaveReceived(1, 'submitOrder');
      });
    },
  );
