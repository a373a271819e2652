import { wireOf } from '@bot/suite-coinbase-conformance';
import type { Scenario } from '@bot/test-fixtures';

/** Newer lists of reasons have one for an id that was used. The answer of the first attempt is lost, and reports are late. */
export const refusedWhenRepeated = (scenario: Scenario): void =>
  scenario(
    'BE-28',
    'Sent twice under one id, and the second is refused as a duplicate → the first counts',
    {
      verifies: [
        'it was sent again with the same id',
        'the order is the one that the first attempt placed',
        'it is never taken for refused',
        'there is one order and one position',
      ],
      tags: ['scenario', 'edge_case'],
      onlyHere: 'the port names the original, whatever the wire says of the second',
    },
    async ({ world, bot, venue, verify }) => {
      wireOf(venue).simulator.change({ refuseUsedIds: true });
      await world.advance('2m');
      venue.faults.on('submitOrder').acceptThenDropResponse();
      venue.faults.on('reports').delay('30s');
      venue.faults.on('findOrderByClientId').notFound();
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '49000' });
      await order.reaches('Unknown');
      await world.advance('20s');
      verify('it was sent again with the same id', () =>
        expect(order.order).toMatchObject({ attempts: 2, clientOrderId: order.clientOrderId }),
      );
      verify('it is never taken for refused', () => {
        expect(bot.journal.map(({ type }) => type)).not.toContain('OrderRejected');
        expect(order.status).toBe('Accepted');
      });
      verify('the order is the one that the first attempt placed', () => {
        const [original] = venue.truth.orders();
        expect(order.order?.venueOrderId).toBe(original?.progress.venueOrderId);
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
