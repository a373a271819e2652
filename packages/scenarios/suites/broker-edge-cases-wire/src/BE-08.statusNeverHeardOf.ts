import { wireOf } from '@bot/suite-coinbase-conformance';
import type { Scenario } from '@bot/test-fixtures';

const status = 'NEVER_HEARD_OF';

/** For a while stream and lists name the state of an order by a word that our client does not know. */
export const statusNeverHeardOf = (scenario: Scenario): void =>
  scenario(
    'BE-08',
    'An order in a state that the client does not know → it counts as live, and tracking goes on',
    {
      verifies: [
        'the order is not taken for ended because of it',
        'nothing is sent or canceled because of it',
        'the books are read all the same, and nobody is disturbed',
        'the log names the word, once',
        'a fill in that time is booked',
        'bot and venue have the same books',
      ],
      tags: ['scenario', 'edge_case'],
      onlyHere: 'the port has no other states than those that are known',
    },
    async ({ world, bot, venue, verify }) => {
      const { faults, warnings } = wireOf(venue);
      await world.advance('2m');
      faults.on('frames user').for('4m').field('events.0.orders.0.status', status);
      const order = bot.submit.buy('BTC-USD', '0.001', { limit: '49000' });
      await order.reaches('Accepted');
      const inLists = `/orders/historical/${String(order.order?.venueOrderId)}` as const;
      faults.on(`GET ${inLists}`).for('4m').field('order.status', status);
      // As long as it is in the list.
      faults.on('GET /orders/historical/batch?order_status=OPEN').for('3m').field('orders.0.status', status);
      const sent = () => venue.truth.requests().filter(({ method }) => /submit|cancel|amend/.test(method)).length;
      const compared = () => bot.tasks.find(({ name }) => name === 'Reconciliation');
      const before = { sent: sent(), comparedAt: Number(compared()?.lastRanAt) };
      await world.advance('3m');
      verify('the order is not taken for ended because of it', () => expect(order.status).toBe('Accepted'));
      verify('nothing is sent or canceled because of it', () => expect(sent()).toBe(before.sent));
      verify('the books are read all the same, and nobody is disturbed', () => {
        expect(compared()).toMatchObject({ failures: 0 });
        expect(Number(compared()?.lastRanAt)).toBeGreaterThan(before.comparedAt);
        expect(bot.alerts).toEqual([]);
        expect(bot.mode).toBe('Normal');
      });

      venue.market('BTC-USD').price('48900');
      await world.advance('10s');
      verify('a fill in that time is booked', () => {
        expect(order.status).toBe('Filled');
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.001', entry: '49000' });
      });
      verify('the log names the word, once', () =>
        expect(warnings.filter((warning) => warning['value'] === status)).toEqual([
          { field: 'order status', value: status },
        ]),
      );
      await world.advance('4m');
      verify('bot and venue have the same books', () => expect(bot).toReconcileWith(venue));
    },
  );
