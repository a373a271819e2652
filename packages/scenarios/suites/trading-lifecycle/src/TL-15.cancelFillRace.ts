import type { Scenario } from '@bot/test-fixtures';

/** Somebody takes the order while its cancel is on the way. */
export const cancelFillRace = (scenario: Scenario): void =>
  scenario(
    'TL-15',
    'Cancel too late → the fill wins',
    {
      verifies: [
        'the order ends as filled, not as canceled',
        'the position is the whole order',
        'the log shows the cancel, and the fill after it',
        'nothing is asked of the venue any more',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '50000' });
      await order.reaches('Accepted');
      bot.cancel(order);
      venue.market('BTC-USD').take('Sell', '0.01');
      await verify('the order ends as filled, not as canceled', () => expect(order).toBeFilled());
      await world.advance('1m');
      verify('the position is the whole order', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50000' });
        expect(bot).toReconcileWith(venue);
      });
      verify('the log shows the cancel, and the fill after it', () => {
        const told = bot.journal.filter(({ type }) => type === 'CancelRequested' || type === 'OrderProgressed');
        expect(told.map(({ type }) => type)).toEqual(['OrderProgressed', 'CancelRequested', 'OrderProgressed']);
      });
      verify('nothing is asked of the venue any more', () => {
        expect(venue).toHaveReceived(1, 'cancelOrders');
        expect(order.status).toBe('Filled');
      });
    },
  );
