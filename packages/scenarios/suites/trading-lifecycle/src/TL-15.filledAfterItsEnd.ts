import type { Scenario } from '@bot/test-fixtures';

/** Its answer is lost, and for three minutes the venue tells of no order: it was not reported, and cannot be looked up. */
export const filledAfterItsEnd = (scenario: Scenario): void =>
  scenario(
    'TL-15',
    'Canceled before the venue named it, given up, and filled after all → the fill wins',
    {
      verifies: [
        'an order that the venue does not know, and cannot take any more, is given up',
        'what is filled after that counts: the order is filled',
        'the log says that it came late',
        'position and cash are those of the fill',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').acceptThenDropResponse();
      venue.faults.on('reports').drop();
      venue.faults.on('findOrderByClientId').for('3m').notFound();
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '50000' });
      await order.reaches('Unknown');
      bot.cancel(order);
      await verify('an order that the venue does not know, and cannot take any more, is given up', () =>
        expect(order).toBeFailed(),
      );

      venue.market('BTC-USD').take('Sell', '0.01');
      await world.advance('10s');
      verify('what is filled after that counts: the order is filled', () => expect(order.status).toBe('Filled'));
      verify('the log says that it came late', () => {
        const told = bot.journal.flatMap((event) => (event.type === 'OrderProgressed' ? [event.payload] : []));
        expect(told).toMatchObject([{ status: 'Filled', late: true }]);
      });
      await world.advance('2m');
      verify('position and cash are those of the fill', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50000' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
