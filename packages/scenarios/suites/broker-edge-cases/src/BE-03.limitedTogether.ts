import type { Scenario } from '@bot/test-fixtures';

/** Ten orders leave at once, and the venue takes none for ten seconds; it says when to come back. */
export const limitedTogether = (scenario: Scenario): void =>
  scenario(
    'BE-03',
    'Ten orders limited at once → one pause for all of them → each is sent again once',
    {
      verifies: [
        'nothing is sent before the venue asked to come back',
        'who comes meanwhile waits with them, and is sent once',
        'each is sent again once',
        'they are taken in the order in which they were asked for',
        'nothing is ordered twice',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('submitOrder').for('10s').rateLimit();
      const ask = () => bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      const orders = Array.from({ length: 10 }, ask);
      await world.advance('2s');
      const later = ask();
      await world.advance('28s');

      const sent = venue.truth.requests().filter(({ method }) => method === 'submitOrder');
      const ids = orders.map(({ clientOrderId }) => clientOrderId);
      verify('nothing is sent before the venue asked to come back', () => {
        const firstAt = Number(sent[0]?.at);
        expect(sent.filter(({ at }) => at > firstAt && at < firstAt + 10_000)).toEqual([]);
      });
      verify('who comes meanwhile waits with them, and is sent once', () =>
        expect(sent.filter(({ clientOrderId }) => clientOrderId === later.clientOrderId)).toHaveLength(1),
      );
      verify('each is sent again once', () => {
        for (const id of ids) expect(sent.filter(({ clientOrderId }) => clientOrderId === id)).toHaveLength(2);
      });
      verify('they are taken in the order in which they were asked for', () =>
        expect(venue.truth.orders().map(({ progress }) => progress.clientOrderId)).toEqual([
          ...ids,
          later.clientOrderId,
        ]),
      );
      verify('nothing is ordered twice', () => {
        expect(venue.truth.orders()).toHaveLength(11);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
