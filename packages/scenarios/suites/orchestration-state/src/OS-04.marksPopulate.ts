import { toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

const prices = ['50000', '50010', '50020', '50030', '50040'];

export const marksPopulate = (scenario: Scenario): void =>
  scenario(
    'OS-04',
    'Repeated updates fill the window of marks',
    {
      verifies: ['each cycle adds one mark', 'the marks are in order', 'the times are kept', 'the newest is fresh'],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      const sizes: number[] = [];
      for (const price of prices) {
        venue.market('BTC-USD').price(price);
        await world.advance('1m');
        sizes.push(bot.marks('BTC-USD').length);
      }
      const marks = bot.marks('BTC-USD');
      const times = marks.map(({ at }) => at);
      verify('each cycle adds one mark', () => expect(sizes).toEqual([1, 2, 3, 4, 5]));
      verify('the marks are in order', () => expect(marks.map(({ price }) => toText(price))).toEqual(prices));
      verify('the times are kept', () => {
        const gaps = times.slice(1).map((at, index) => at - Number(times[index]));
        expect(gaps).toEqual([60_000, 60_000, 60_000, 60_000]);
      });
      verify('the newest is fresh', () => {
        // A price that does not change is asked for when the stream has said nothing for so long.
        const { silentAfterMs, restPollMs } = world.config.marketData;
        const ageMs = world.clock.now() - Math.max(...times);
        expect(ageMs).toBeLessThan(silentAfterMs + restPollMs);
      });
    },
  );
