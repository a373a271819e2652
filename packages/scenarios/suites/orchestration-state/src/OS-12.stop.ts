import type { Scenario } from '@bot/test-fixtures';

export const stop = (scenario: Scenario): void =>
  scenario(
    'OS-12',
    'Stop: everything ends in time, and orders are left or canceled as was said',
    {
      verifies: [
        'orders that are to be kept stay at the venue',
        'orders that are to be canceled are gone before the stop ends',
        'nothing is asked of the venue after it',
        'at the deadline it ends all the same, and names what had not ended',
        'the next start knows the truth',
      ],
      tags: ['scenario', 'state', 'tasks'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '45000' });
      await world.advance('1s');
      expect(order.order?.status).toBe('Accepted');

      const kept = await bot.stop({ openOrders: 'keep' });
      verify('orders that are to be kept stay at the venue', () => {
        expect(kept).toEqual({ unfinished: [] });
        expect(venue.truth.openOrders()).toHaveLength(1);
        expect(bot.tasks).toEqual([]);
      });

      await world.restartBot();
      venue.faults.on('cancelOrders').for('30s').dropRequest();
      const before = world.clock.now();
      const late = await bot.stop({ openOrders: 'cancel', deadlineMs: 5_000 });
      verify('at the deadline it ends all the same, and names what had not ended', () => {
        expect(world.clock.now() - before).toBeLessThanOrEqual(5_100);
        expect(late.unfinished).toEqual(expect.arrayContaining([`cancel of order ${order.clientOrderId}`]));
        expect(bot.journal.at(-1)).toMatchObject({ type: 'ProcessStopped', payload: { unfinished: late.unfinished } });
      });

      venue.faults.heal();
      await world.restartBot();
      const done = await bot.stop({ openOrders: 'cancel' });
      verify('orders that are to be canceled are gone before the stop ends', () => {
        expect(done).toEqual({ unfinished: [] });
        expect(venue.truth.openOrders()).toEqual([]);
      });

      const asked = venue.truth.requests().length;
      await world.advance('10m');
      verify('nothing is asked of the venue after it', () => expect(venue.truth.requests()).toHaveLength(asked));

      await world.restartBot();
      verify('the next start knows the truth', () => {
        expect(bot.orders.map(({ status }) => status)).toEqual(['Canceled']);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
