import type { Scenario } from '@bot/test-fixtures';

/** The answer is lost and look-ups find nothing yet; the stream says that the order was taken before the retry is due. */
export const retryOvertaken = (scenario: Scenario): void =>
  scenario(
    'BE-27',
    'Accepted by stream while a retry is pending → the retry is suppressed',
    {
      verifies: [
        'a retry was due',
        'the stream settles that the order was taken',
        'it is not sent again',
        'there is one order',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').acceptThenDropResponse();
      venue.faults.on('reports').delay('5.4s');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '49000' });
      await order.reaches('Unknown');
      verify('a retry was due', () => {
        const [scheduled] = bot.journal.flatMap((event) => (event.type === 'RetryScheduled' ? [event.payload] : []));
        expect(scheduled).toMatchObject({ action: 'Submit', attempt: 2 });
        expect(scheduled?.dueAt).toBeGreaterThan(world.clock.now());
      });
      await verify('the stream settles that the order was taken', async () => {
        expect((await order.reaches('Accepted')).status).toBe('Accepted');
        expect(venue).toHaveReceived(0, 'findOrderByClientId');
      });
      await world.advance('1m');
      verify('it is not sent again', () => expect(venue).toHaveReceived(1, 'submitOrder'));
      verify('there is one order', () => {
        expect(venue.truth.orders()).toHaveLength(1);
        expect(order.status).toBe('Accepted');
        expect(bot).toReconcileWith(venue);
      });
    },
  );
