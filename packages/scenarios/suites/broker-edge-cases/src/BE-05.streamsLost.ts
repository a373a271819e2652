import { toText } from '@bot/core';
import type { OrderHandle, Scenario } from '@bot/test-fixtures';

/** All streams are lost, in three ways one after the other; an order is filled in each of these times. */
export const streamsLost = (scenario: Scenario): void =>
  scenario(
    'BE-05',
    'Streams lost: reset, half-open, silent → they come back, and nothing is missed or counted twice',
    {
      verifies: [
        'silence is told where a new connection is silent, too',
        'what was subscribed is subscribed again on a new connection, each time',
        'what was filled meanwhile is found out',
        'each fill is booked once',
        'prices come',
        'trading goes on by itself',
      ],
      tags: ['scenario', 'edge_case', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      const market = venue.market('BTC-USD');
      await world.advance('2m');
      const orders: OrderHandle[] = [];
      for (const kind of ['clean', 'halfOpen', 'silent'] as const) {
        const order = bot.submit.buy('BTC-USD', '0.001', { limit: '49900' });
        await order.reaches('Accepted');
        const lostAt = world.clock.now();
        venue.faults.disconnect('all', { kind, for: '20s' });
        market.price('49800');
        await world.advance('3m');
        market.price('50000');
        await world.advance('1m');
        orders.push(order);
        verify('silence is told where a new connection is silent, too', () =>
          // The last one was over before a new connection was opened.
          expect(bot).toHaveAlerted('FeedSilent', { subject: 'All', times: kind === 'silent' ? 2 : orders.length }),
        );
        verify('what was subscribed is subscribed again on a new connection, each time', () => {
          expect(Number(bot.snapshot.feed?.openedAt)).toBeGreaterThan(lostAt);
          expect(bot.snapshot.feed?.sources.get('BTC-USD')).toBe('Stream');
        });
      }
      verify('what was filled meanwhile is found out', () =>
        expect(orders.map(({ status }) => status)).toEqual(['Filled', 'Filled', 'Filled']),
      );
      verify('each fill is booked once', () => {
        const fills = bot.journal.flatMap((event) =>
          event.type === 'FillSettled' ? [event.payload.fill.tradeId] : [],
        );
        expect(new Set(fills).size).toBe(fills.length);
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.003', entry: '49900' });
      });
      market.price('50100');
      await world.advance('1m');
      verify('prices come', () => expect(bot.marks('BTC-USD').map(({ price }) => toText(price))).toContain('50100'));
      await verify('trading goes on by itself', async () => {
        expect(bot.restrictions).toEqual([]);
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
