import { moneyOf, zeroMoney } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** The venue takes an order, and a rule that is checked late ends it. */
export const rejectedLate = (scenario: Scenario): void =>
  scenario(
    'BE-12',
    'Order accepted, then rejected → the reason is kept, nothing is held',
    {
      verifies: [
        'it was accepted first',
        'the rejection is taken over with its reason',
        'there is no position',
        'the hold is released',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '49000' });
      await order.reaches('Accepted');
      const venueOrderId = String(order.order?.venueOrderId);
      verify('it was accepted first', () => expect(venue.truth.openOrders()).toHaveLength(1));
      venue.rejectLate(venueOrderId, 'InsufficientFunds');
      await world.advance('5s');
      verify('the rejection is taken over with its reason', () => {
        expect(order.status).toBe('Rejected');
        expect(order.order?.rejectReason).toBe('InsufficientFunds');
      });
      verify('there is no position', () => {
        expect(bot).toBeFlat();
        expect(venue.truth.fills()).toEqual([]);
      });
      verify('the hold is released', () => {
        const usd = venue.truth.balances().find(({ currency }) => currency === 'USD');
        expect(usd).toMatchObject({ hold: zeroMoney, available: moneyOf('10000') });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
