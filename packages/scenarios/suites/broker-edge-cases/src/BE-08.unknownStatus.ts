import type { Scenario } from '@bot/test-fixtures';

/** For a while the venue lists orders in a state that nobody has heard of. */
export const unknownStatus = (scenario: Scenario): void =>
  scenario(
    'BE-08',
    'Orders in a state that nobody knows → none is given up, and tracking goes on',
    {
      verifies: [
        'no order is taken for ended because of it',
        'nothing is sent or canceled because of it',
        'the operator is told once that the books cannot be read',
        'a fill in that time is booked',
        'the books are compared again when the state can be read',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.001', { limit: '49000' });
      const other = bot.submit.buy('BTC-USD', '0.001', { limit: '45000' });
      await order.reaches('Accepted');
      await other.reaches('Accepted');
      const sent = () => venue.truth.requests().filter(({ method }) => /submit|cancel|amend/.test(method)).length;
      const before = sent();
      venue.faults.on('openOrders').for('4m').malformed('UnknownStatus');
      await world.advance('3m');
      verify('no order is taken for ended because of it', () =>
        expect([order.status, other.status]).toEqual(['Accepted', 'Accepted']),
      );
      verify('nothing is sent or canceled because of it', () => expect(sent()).toBe(before));
      verify('the operator is told once that the books cannot be read', () =>
        expect(bot).toHaveAlerted('BooksUnreadable', { times: 1 }),
      );
      venue.market('BTC-USD').price('48900');
      await world.advance('10s');
      verify('a fill in that time is booked', () => {
        expect(order.status).toBe('Filled');
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.001', entry: '49000' });
      });
      venue.market('BTC-USD').price('50000');
      await world.advance('4m');
      verify('the books are compared again when the state can be read', () => {
        expect(bot.restrictions).toEqual([]);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
