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
      await world.advance('60m');
      const [first] = bot.marks('BTC-USD');
      await world.advance('60m');
      const sizeAfter120 = bot.marks('BTC-USD').length;
      const newestAfter120 = bot.marks('BTC-USD').at(-1);
      await world.advance('30m');

      const marks = bot.marks('BTC-USD');
      verify('the limit is kept', () => expect(marks).toHaveLength(100));
      verify('the oldest go first', () => {
        // 150 updates in a window of 100: the first fifty are gone, and the rest stands as it came.
        expect(marks[0]?.at).toBe((first?.at ?? 0) + 50 * 60_000);
        expect(marks[69]).toEqual(newestAfter120);
        expect(marks.map(({ at }) => at)).toEqual(marks.map((_, index) => (marks[0]?.at ?? 0) + index * 60_000));
      });
      verify('the size is stable', () => expect(sizeAfter120).toBe(100));
    },
  );
