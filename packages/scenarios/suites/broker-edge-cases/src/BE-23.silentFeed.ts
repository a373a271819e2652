import { toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** The connection lives and heartbeats come, but no data. */
export const silentFeed = (scenario: Scenario): void =>
  scenario(
    'BE-23',
    'Connected, heartbeats fine, no data → noticed, prices are asked for, back by itself',
    {
      verifies: [
        'silence is noticed although the connection lives',
        'prices are asked for meanwhile',
        'a new connection is opened, and used when it speaks',
      ],
      tags: ['scenario', 'edge_case', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const silentFrom = world.clock.now();
      venue.faults.disconnect('market', { kind: 'silent', for: '5m' });
      await world.advance('2m');
      verify('silence is noticed although the connection lives', () => {
        expect(bot).toHaveAlerted('FeedSilent');
        expect(bot.mode).toBe('Degraded');
      });
      const asked = venue.truth.requests().filter(({ method }) => method === 'quote').length;
      venue.market('BTC-USD').price('50300');
      await world.advance('1m');
      verify('prices are asked for meanwhile', () => {
        expect(venue.truth.requests().filter(({ method }) => method === 'quote').length).toBeGreaterThan(asked);
        expect(bot.marks('BTC-USD').map(({ price }) => toText(price))).toContain('50300');
      });
      await world.advance('4m');
      verify('a new connection is opened, and used when it speaks', () => {
        expect(Number(bot.snapshot.feed?.openedAt)).toBeGreaterThan(silentFrom);
        expect(bot.snapshot.feed?.sources.get('BTC-USD')).toBe('Stream');
        expect(bot.restrictions).toEqual([]);
      });
    },
  );
