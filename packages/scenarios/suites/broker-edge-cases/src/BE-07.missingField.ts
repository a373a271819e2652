import type { Scenario } from '@bot/test-fixtures';
import { warningBot } from './warnings';

/** The answer to an order lacks what it must have. The order may well exist. */
export const missingField = (scenario: Scenario): void => {
  const { bot, warnings } = warningBot();
  scenario.use({ bot })(
    'BE-07',
    'Answer lacks a required field → the order is unknown until the venue names it',
    {
      verifies: [
        'the order counts as unknown, not as refused',
        'what was wrong with the answer is in the log',
        'the operator is warned, with the order and with what was wrong',
        'the bot goes on',
        'the venue names the order that it has, and there is one',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      // The stream would settle it at once.
      venue.faults.on('reports').for('5s').drop();
      venue.faults.on('submitOrder').malformed('MissingField');
      const order = bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      await verify('the order counts as unknown, not as refused', async () => {
        await order.reaches('Unknown');
        expect(order.order?.rejectReason).toBeNull();
      });
      verify('what was wrong with the answer is in the log', () => {
        const told = bot.journal.flatMap((event) => (event.type === 'OrderBecameUnknown' ? [event.payload] : []));
        expect(told).toMatchObject([
          {
            clientOrderId: order.clientOrderId,
            // The port says that a field is missing; over a wire our client says which one.
            error: expect.stringMatching(
              /^UndecodableAnswer: submitOrder: (a field .+ missing|.+ \(success\))\.$/,
            ) as string,
          },
        ]);
      });
      verify('the operator is warned, with the order and with what was wrong', () => {
        const { clientOrderId } = order;
        const error = expect.stringContaining('UndecodableAnswer') as string;
        const details = expect.objectContaining({ clientOrderId, error }) as object;
        expect(warnings).toContainEqual({ message: 'OrderBecameUnknown', details });
      });
      await world.advance('2m');
      verify('the venue names the order that it has, and there is one', () => {
        expect(order.status).toBe('Accepted');
        expect(venue.truth.orders()).toHaveLength(1);
      });
      await verify('the bot goes on', async () => {
        expect(bot.mode).toBe('Normal');
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
};
