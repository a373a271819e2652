import { quantityOf, toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** Two fills of one moment; the later one is told first. */
export const fillsInReverse = (scenario: Scenario): void =>
  scenario(
    'BE-25',
    'Two fills in the same millisecond, told in reverse → ordered by progress',
    {
      verifies: [
        'the quantity never falls, and the older word changes nothing',
        'each fill counts once',
        'position and average are right',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.015', { limit: '50000' });
      await order.reaches('Accepted');
      venue.faults.on('reports').reorder();
      venue.market('BTC-USD').take('Sell', '0.004');
      venue.market('BTC-USD').take('Sell', '0.006');
      await world.advance('10s');

      verify('the quantity never falls, and the older word changes nothing', () => {
        const told = bot.journal.flatMap((event) => (event.type === 'OrderProgressed' ? [event.payload] : []));
        expect(told.map(({ cumulativeQuantity }) => toText(cumulativeQuantity))).toEqual(['0', '0.01']);
      });
      verify('each fill counts once', () => {
        const [first, second] = venue.truth.fills();
        expect(first?.at).toBe(second?.at);
        expect(order.order?.filledQuantity).toEqual(quantityOf('0.01'));
      });
      verify('position and average are right', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50000' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
