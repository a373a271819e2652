import { wireOf } from '@bot/suite-coinbase-conformance';
import type { Scenario } from '@bot/test-fixtures';

/** HTTP says that all is well, and the body says that it is not. */
export const errorInside = (scenario: Scenario): void =>
  scenario(
    'BE-19',
    '200 with an error inside → a refusal where the venue says so, unknown where it says nothing',
    {
      verifies: [
        'success:false is a refusal, with its reason',
        'a cancel that is refused in its own row is not taken for done',
        'that it was done all the same is found out',
        'a 200 that says neither is no answer: the order is unknown until it is found',
      ],
      tags: ['scenario', 'edge_case'],
      onlyHere: 'the port has no status of HTTP that a body could contradict',
    },
    async ({ world, bot, venue, verify }) => {
      const { faults } = wireOf(venue);
      await world.advance('2m');
      venue.faults.on('submitOrder').reject('PriceOutOfBand');
      const refused = bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      await verify('success:false is a refusal, with its reason', () => expect(refused).toBeRejected('PriceOutOfBand'));

      const order = bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      await order.reaches('Accepted');
      // The stream would tell at once that the venue has done it all the same.
      venue.faults.on('reports').for('10s').drop();
      faults.on('POST /orders/batch_cancel').field('results.0.success', false);
      bot.cancel(order);
      await world.advance('200ms');
      verify('a cancel that is refused in its own row is not taken for done', () => {
        const refusals = bot.journal.filter(({ type }) => type === 'CancelRefused');
        expect(refusals).toHaveLength(1);
        expect(order.status).toBe('Accepted');
      });
      await world.advance('2m');
      verify('that it was done all the same is found out', () => expect(order.status).toBe('Canceled'));

      venue.faults.on('reports').for('10s').drop();
      faults.on('POST /orders').field('success', undefined);
      const unclear = bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      await unclear.reaches('Unknown');
      await world.advance('1m');
      verify('a 200 that says neither is no answer: the order is unknown until it is found', () => {
        expect(unclear.status).toBe('Accepted');
        expect(bot).toReconcileWith(venue);
      });
    },
  );
