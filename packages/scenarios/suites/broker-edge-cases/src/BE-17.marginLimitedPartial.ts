import { quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** The venue finds out after a part of it that the account cannot pay for the rest. */
export const marginLimitedPartial = (scenario: Scenario): void =>
  scenario(
    'BE-17',
    'Margin enough for a part only → that part is kept, the rest has ended',
    {
      verifies: [
        'the order has ended with the reason of the venue',
        'the position is what was filled',
        'nothing is held back for the rest',
        'the rest is not ordered again',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.015', { limit: '50000' });
      await order.reaches('Accepted');
      venue.market('BTC-USD').take('Sell', '0.006');
      await order.reaches('PartiallyFilled');
      venue.rejectLate(String(order.order?.venueOrderId), 'InsufficientFunds');

      await verify('the order has ended with the reason of the venue', () =>
        expect(order).toBeRejected('InsufficientFunds'),
      );
      await world.advance('2m');
      verify('the position is what was filled', () => {
        expect(order.order?.filledQuantity).toEqual(quantityOf('0.006'));
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.006', entry: '50000' });
      });
      verify('nothing is held back for the rest', () => {
        expect(venue.truth.openOrders()).toEqual([]);
        expect(bot).toReconcileWith(venue);
      });
      verify('the rest is not ordered again', () => expect(venue).toHaveReceived(1, 'submitOrder'));
    },
  );
