import { tradingBot } from '@bot/orchestration/testing';
import type { BotUnderTest, BotUnderTestFactory, TaskState } from '@bot/simulation';
import type { Scenario } from '@bot/test-fixtures';

const LOOK = '15s';
const LOOK_MS = 15_000;
const names = ['Reconciliation', 'OrderReconciliation', 'Guards', 'Telemetry', 'Metrics'];

export const tasksRun = (scenario: Scenario): void => {
  const made: BotUnderTest[] = [];
  const watched: BotUnderTestFactory = (surroundings) => {
    const bot = tradingBot({ strategies: [] })(surroundings);
    made.push(bot);
    return bot;
  };
  scenario.use({ bot: watched })(
    'OS-10',
    'Background tasks run at their intervals, one of each',
    {
      verifies: [
        'each runs at its interval',
        'there is one of each, also after a restart',
        'a second start is refused, and doubles nothing',
      ],
      tags: ['scenario', 'state', 'tasks'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('1s');

      /** How often each ended in ten minutes, by when it last did. */
      async function runsInTenMinutes(): Promise<ReadonlyMap<string, number>> {
        const before = new Map(bot.tasks.map(({ name, lastRanAt }) => [name, lastRanAt]));
        const ends = new Map(names.map((name) => [name, new Set<number>()]));
        for (let ms = 0; ms < 600_000; ms += LOOK_MS) {
          await world.advance(LOOK);
          for (const { name, lastRanAt } of bot.tasks) {
            if (lastRanAt !== null && lastRanAt !== before.get(name)) ends.get(name)?.add(lastRanAt);
          }
        }
        return new Map([...ends].map(([name, at]) => [name, at.size]));
      }

      const asExpected = (runs: ReadonlyMap<string, number>, tasks: readonly TaskState[]): void => {
        expect(tasks.map(({ name }) => name)).toEqual(names);
        for (const { name, intervalMs, failures } of tasks) {
          const expected = Math.floor(600_000 / intervalMs);
          expect({ name, failures }).toEqual({ name, failures: 0 });
          expect([expected - 1, expected, expected + 1]).toContain(runs.get(name));
        }
      };

      const runs = await runsInTenMinutes();
      verify('each runs at its interval', () => asExpected(runs, bot.tasks));

      verify('a second start is refused, and doubles nothing', () =>
        expect(() => made.at(-1)?.start()).toThrow('a bot is started once'),
      );
      asExpected(await runsInTenMinutes(), bot.tasks);

      await world.restartBot();
      await world.advance('1s');
      const again = await runsInTenMinutes();
      verify('there is one of each, also after a restart', () => asExpected(again, bot.tasks));
    },
  );
};
