import { tokensUsed } from './requestPace';
import type { Scenario } from '@bot/test-fixtures';

/** Twenty orders in one instant where ten may leave at once and 15 a second after that; the venue finds one of them too many. */
export const burst = (scenario: Scenario): void =>
  scenario(
    'BE-02',
    'Burst of orders → those beyond the rate wait → the queue drains',
    {
      verifies: [
        'no more leave than the rate lets',
        'the others wait',
        'they leave in the order in which they were asked for',
        'the one that the venue found too many is sent again',
        'all of them are taken, each once',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').nth(4).rateLimit();
      const orders = Array.from({ length: 20 }, () => bot.submit.buy('BTC-USD', '0.001', { limit: '45000' }));
      await world.advance('10s');

      const sent = venue.truth.requests().filter(({ method }) => method === 'submitOrder');
      const ids = orders.map(({ clientOrderId }) => clientOrderId);
      verify('no more leave than the rate lets', () => expect(tokensUsed(sent)).toBeLessThanOrEqual(10 + 1));
      verify('the others wait', () => {
        const firstAt = Number(sent[0]?.at);
        expect(sent.filter(({ at }) => at === firstAt)).toHaveLength(10);
        expect(sent.slice(10).filter(({ at }) => at < firstAt + 500)).toEqual([]);
      });
      const firsts = [...new Set(sent.map(({ clientOrderId }) => clientOrderId))];
      verify('they leave in the order in which they were asked for', () => expect(firsts).toEqual(ids));
      verify('the one that the venue found too many is sent again', () => {
        const again = sent.filter(({ clientOrderId }) => clientOrderId === ids[3]);
        expect(again.map(({ summary }) => summary)).toEqual([again[0]?.summary, again[0]?.summary]);
        expect(sent).toHaveLength(21);
      });
      verify('all of them are taken, each once', () => {
        expect(orders.map(({ status }) => status)).toEqual(orders.map(() => 'Accepted'));
        expect(venue.truth.orders()).toHaveLength(20);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
