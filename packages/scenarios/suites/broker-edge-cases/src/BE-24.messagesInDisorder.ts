import { toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** Messages for market data are lost, come twice, and in the wrong order. */
export const messagesInDisorder = (scenario: Scenario): void =>
  scenario(
    'BE-24',
    'Gap, duplicate, wrong order in the feed → a new snapshot, and the price is right',
    {
      verifies: [
        'a message that comes twice changes nothing',
        'after a gap a new connection begins with a snapshot',
        'the price is the venue’s again',
        'trading goes on',
      ],
      tags: ['scenario', 'edge_case', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      const market = venue.market('BTC-USD');
      const lastPrice = () =>
        bot
          .marks('BTC-USD')
          .slice(-1)
          .map(({ price }) => toText(price));
      const openedAt = () => Number(bot.snapshot.feed?.openedAt);
      await world.advance('2m');
      const first = openedAt();
      venue.faults.on('market').duplicate();
      market.price('50100');
      await world.advance('2s');
      const then = openedAt();
      await world.advance('1m');
      verify('a message that comes twice changes nothing', () => {
        expect(bot.alerts).toEqual([]);
        expect(lastPrice()).toEqual(['50100']);
        expect(then).toBe(first);
      });
      for (const spoil of ['drop', 'reorder', 'sequenceGap'] as const) {
        const spoiledAt = world.clock.now();
        venue.faults.on('market')[spoil]();
        market.price('50200');
        await world.advance('5s');
        market.price('50300');
        // Sooner than for being silent.
        await world.advance('10s');
        verify('after a gap a new connection begins with a snapshot', () => {
          expect(bot.snapshot.feed).toMatchObject({ isWhole: true });
          expect(openedAt()).toBeGreaterThanOrEqual(spoiledAt);
        });
        await world.advance('75s');
      }
      verify('the price is the venue’s again', () => expect(lastPrice()).toEqual(['50300']));
      await verify('trading goes on', async () => {
        expect(bot.restrictions).toEqual([]);
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
