import type { Scenario } from '@bot/test-fixtures';

/** The order was taken, its answer and all reports are lost for a while, and look-ups do not list it yet: it is sent again. */
export const duplicateIsTheOriginal = (scenario: Scenario): void =>
  scenario(
    'BE-28',
    'Sent twice under one id → the venue names the original, and that is a success',
    {
      verifies: [
        'it was sent again with the same id',
        'the answer to the second is that of the first, and it is what settles the order',
        'there is one order and one position',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').acceptThenDropResponse();
      venue.faults.on('reports').delay('30s');
      venue.faults.on('findOrderByClientId').notFound();
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '49000' });
      await order.reaches('Unknown');
      await order.reaches('Accepted');

      verify('it was sent again with the same id', () => {
        const sent = venue.truth.requests().filter(({ method }) => method === 'submitOrder');
        expect(sent.map(({ clientOrderId }) => clientOrderId)).toEqual([order.clientOrderId, order.clientOrderId]);
      });
      verify('the answer to the second is that of the first, and it is what settles the order', () => {
        const [original, ...others] = venue.truth.orders();
        expect(others).toEqual([]);
        expect(order.order?.venueOrderId).toBe(original?.progress.venueOrderId);
        expect(order.order?.attempts).toBe(2);
        // Neither the stream, which is late, nor a look-up, which found nothing.
        const settled = bot.journal.find(({ type }) => type === 'OrderProgressed');
        expect(settled?.causationId).toBe('SubmitAnswered');
      });
      venue.market('BTC-USD').price('48900');
      await expect(order).toBeFilled();
      await world.advance('1m');
      verify('there is one order and one position', () => {
        expect(venue.truth.orders()).toHaveLength(1);
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
