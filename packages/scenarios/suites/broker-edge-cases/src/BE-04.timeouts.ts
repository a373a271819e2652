import type { OrderHandle, Scenario } from '@bot/test-fixtures';

/** Of three orders one is lost on its way there, one on its way back, and one is answered after patience has ended. */
export const timeouts = (scenario: Scenario): void =>
  scenario(
    'BE-04',
    'No answer in time: request lost, answer lost, answer late → each order is placed once',
    {
      verifies: [
        'none of them counts as failed while its fate is unknown',
        'each is sent again with the same id and the same terms',
        'what had arrived is named by the venue, and not placed again',
        'each is placed once',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      // The stream would settle it at once.
      venue.faults.on('reports').for('20s').drop();
      const ask = (limit: string): OrderHandle => bot.submit.buy('BTC-USD', '0.001', { limit });
      venue.faults.on('submitOrder').dropRequest();
      const requestLost = ask('45000');
      await world.advance('1s');
      venue.faults.on('submitOrder').acceptThenDropResponse();
      const answerLost = ask('45100');
      await world.advance('1s');
      venue.faults.on('submitOrder').delayResponse('30s');
      const answerLate = ask('45200');
      const orders = [requestLost, answerLost, answerLate];
      await verify('none of them counts as failed while its fate is unknown', async () => {
        for (const order of orders) await order.reaches('Unknown');
        await world.advance('2m');
        expect(bot.journal.map(({ type }) => type)).not.toContain('OrderFailed');
      });

      const sent = (id: string | undefined) =>
        venue.truth.requests().filter(({ method, clientOrderId }) => method === 'submitOrder' && clientOrderId === id);
      verify('each is sent again with the same id and the same terms', () => {
        expect(orders.map(({ order }) => order?.attempts)).toEqual([2, 2, 2]);
        expect(orders.map(({ clientOrderId }) => sent(clientOrderId).length)).toEqual([1, 2, 2]);
        for (const { clientOrderId } of orders) {
          expect(new Set(sent(clientOrderId).map(({ summary }) => summary)).size).toBe(1);
        }
      });
      verify('what had arrived is named by the venue, and not placed again', () => {
        const placed = venue.truth.orders().map(({ progress }) => progress);
        for (const { clientOrderId, order } of [answerLost, answerLate]) {
          const original = placed.filter((progress) => progress.clientOrderId === clientOrderId);
          expect(original).toMatchObject([{ venueOrderId: order?.venueOrderId }]);
        }
      });
      verify('each is placed once', () => {
        expect(orders.map(({ status }) => status)).toEqual(['Accepted', 'Accepted', 'Accepted']);
        expect(venue.truth.orders()).toHaveLength(3);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
