import type { Scenario } from '@bot/test-fixtures';

export const markWindowIsBounded = (scenario: Scenario): void =>
  scenario.use({ config: { markWindowSize: 100 } })(
    'OS-05',
    'More marks than the window holds → first in, first out',
    {
      verifies: ['the limit is kept', 'the oldest go first', 'the size is stable'],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').path('50000 → 51500 over 150m');
      const times = (): readonly number[] => bot.marks('BTC-USD').map(({ at }) => at);
      await world.advance('60m');
      const [first] = times();
      await world.advance('60m');
      const after120 = times();
      await world.advance('30m');

      verify('the limit is kept', () => expect(times()).toHaveLength(100));
      verify('the oldest go first', () => {
        // 150 updates in a window of 100: the first fifty are gone, and the rest stands as it came, a minute apart.
        const expected = Array.from({ length: 100 }, (_, index) => Number(first) + (50 + index) * 60_000);
        expect(times()).toEqual(expected);
        expect(after120.slice(30)).toEqual(expected.slice(0, 70));
      });
      verify('the size is stable', () => expect(after120).toHaveLength(100));
    },
  );
