import type { RequestFaultWords } from '@bot/coinbase-simulator';
import { wireOf } from '@bot/suite-coinbase-conformance';
import type { OrderHandle, Scenario } from '@bot/test-fixtures';

type Breakage = (orders: RequestFaultWords) => void;

/** Ways in which an answer says nothing of the order, which the venue has taken. */
const breakages: { readonly [name: string]: Breakage } = {
  'a 503': (orders) => orders.status(503, { acted: true }),
  'a page of HTML': (orders) => orders.html({ acted: true, status: 502 }),
  'nothing in a 200': (orders) => orders.emptyBody(),
  'another type of content': (orders) => orders.contentType('text/html'),
  'a body that is cut in the middle of its compression': (orders) => orders.cutGzip({ afterBytes: 30 }),
  'bytes that are no text': (orders) => orders.garble(),
};

export const ambiguousAnswers = (scenario: Scenario): void =>
  scenario(
    'BE-18',
    'The order is taken, and its answer cannot be read → unknown, then found, once',
    {
      verifies: [
        'no order counts as failed or refused',
        'the venue was asked again under the same id, or told it by itself',
        'each order exists once',
        'the bot goes on',
      ],
      tags: ['scenario', 'edge_case'],
      onlyHere: 'only a wire has bodies that cannot be read',
    },
    async ({ world, bot, venue, verify }) => {
      const { faults } = wireOf(venue);
      await world.advance('2m');
      const orders: OrderHandle[] = [];
      for (const breakIt of Object.values(breakages)) {
        // The stream would settle it at once.
        venue.faults.on('reports').for('10s').drop();
        breakIt(faults.on('POST /orders'));
        orders.push(bot.submit.buy('BTC-USD', '0.001', { limit: '45000' }));
        await world.advance('1m');
      }
      const ids = orders.map(({ clientOrderId }) => clientOrderId);
      verify('no order counts as failed or refused', () =>
        expect(orders.map(({ status }) => status)).toEqual(orders.map(() => 'Accepted')),
      );
      verify('the venue was asked again under the same id, or told it by itself', () => {
        const unknown = bot.journal.flatMap((event) =>
          event.type === 'OrderBecameUnknown' ? [event.payload.clientOrderId] : [],
        );
        // Whatever its type says, a body that can be read is read.
        expect(unknown).toEqual(ids.filter((_, index) => Object.keys(breakages)[index] !== 'another type of content'));
      });
      verify('each order exists once', () =>
        expect(venue.truth.orders().map(({ progress }) => progress.clientOrderId)).toEqual(ids),
      );
      await verify('the bot goes on', async () => {
        expect(bot.restrictions).toEqual([]);
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
