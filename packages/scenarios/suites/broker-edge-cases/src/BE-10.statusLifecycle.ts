import { averagePrice, moneyOf, priceFor, priceOf, toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** A buy of 0.01 up to 50,010: 0.005 stands at the ask of 50,005, the rest comes to it in two pieces. */
export const statusLifecycle = (scenario: Scenario): void =>
  scenario(
    'BE-10',
    'Order goes pending → open → partially filled → filled',
    {
      verifies: [
        'each transition is captured',
        'the filled quantity grows',
        'the average price is right',
        'the final order equals the venue’s',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      const market = venue.market('BTC-USD');
      market.depth('0.005');
      market.price('50000');
      await world.advance('2m');

      const order = bot.submit.buy('BTC-USD', '0.01', { limit: '50010' });
      await order.decided();
      const pending = { status: order.status, filled: order.order && toText(order.order.filledQuantity) };
      await order.reaches('PartiallyFilled');
      market.price('50100');
      await world.advance('10s');
      for (const piece of ['0.003', '0.002']) {
        market.depth(piece);
        market.price('50000');
        market.price('50100');
        await world.advance('10s');
      }

      const reported = bot.journal.flatMap((event) => (event.type === 'OrderProgressed' ? [event.payload] : []));
      verify('each transition is captured', () => {
        expect(pending.status).toBe('Submitted');
        const statuses = ['Accepted', 'PartiallyFilled', 'PartiallyFilled', 'Filled'];
        expect(reported.map(({ status }) => status)).toEqual(statuses);
      });
      verify('the filled quantity grows', () => {
        expect(pending.filled).toBe('0');
        const filled = ['0', '0.005', '0.008', '0.01'];
        expect(reported.map(({ cumulativeQuantity }) => toText(cumulativeQuantity))).toEqual(filled);
      });
      verify('the average price is right', () => {
        // Half was taken at 50,005, half was given at the own limit of 50,010.
        const average = averagePrice([priceOf('50005'), priceOf('50010')]);
        expect(order.order && priceFor(order.order.filledValue, order.order.filledQuantity)).toEqual(average);
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50007.5' });
      });
      verify('the final order equals the venue’s', () => {
        const [atVenue] = venue.truth.orders();
        expect(atVenue?.progress).toMatchObject({
          status: order.status,
          cumulativeQuantity: order.order?.filledQuantity,
          filledValue: order.order?.filledValue,
          // 1.2 % of 250.025 for what was taken, 0.6 % of 250.05 for what was given.
          commission: moneyOf('4.5006'),
        });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
