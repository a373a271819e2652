import { assert, type Logger, type Metrics } from '@bot/core';
import { tradingBot } from '@bot/orchestration/testing';
import type { BotUnderTestFactory } from '@bot/simulation';
import type { Scenario } from '@bot/test-fixtures';

const ignore = () => () => undefined;

export const taskCrash = (scenario: Scenario): void => {
  let crashes = 0;
  const logged: { readonly details: object; readonly message: string }[] = [];
  /** Whoever takes the metrics throws, as often as is asked for. */
  const metrics: Metrics = {
    counter: ignore,
    histogram: ignore,
    gauge: () => () => {
      if (crashes === 0) return;
      crashes -= 1;
      throw new TypeError('the exporter is broken');
    },
  };
  const logger: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (details, message) => void logged.push({ details, message }),
  };
  const bot: BotUnderTestFactory = (surroundings) =>
    tradingBot({ strategies: [], metrics })({ ...surroundings, logger });

  scenario.use({ bot })(
    'OS-11',
    'A task that crashes is started again, and the others go on',
    {
      verifies: [
        'a crash is logged with where it happened',
        'the task is started again, after longer and longer pauses',
        'a task that keeps failing raises an alert, once',
        'the other tasks go on as before',
        'it is said when the task runs again',
      ],
      tags: ['scenario', 'state', 'tasks', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('1s');
      const stateOf = (name: string) => {
        const task = bot.tasks.find((one) => one.name === name);
        assert(task !== undefined, `there is a task ${name}`);
        return task;
      };
      const alerts = (): readonly string[] => bot.alerts.map(({ code, subject }) => `${code} ${subject}`);
      crashes = 4;
      venue.faults.on('fees').times(4).fail('VenueUnavailable');

      // The metrics come round after a minute, crash, and are tried again after 1, 2, 4 … seconds.
      const pauses: number[] = [];
      await world.advance('59s');
      for (let failures = 1; failures <= 4; failures++) {
        for (let ms = 0; stateOf('Metrics').failures < failures && ms < 20_000; ms += 100) await world.advance('100ms');
        pauses.push(Number(stateOf('Metrics').nextAt) - world.clock.now());
      }
      verify('a crash is logged with where it happened', () => {
        const [first] = logged;
        expect(first?.message).toContain('Metrics failed');
        expect(String((first?.details as { err: Error }).err.stack)).toContain('OS-11.taskCrash');
      });
      verify('the task is started again, after longer and longer pauses', () => {
        const seconds = pauses.map((ms) => Math.round(ms / 1_000));
        expect(seconds).toEqual([1, 2, 4, 8]);
      });
      verify('a task that keeps failing raises an alert, once', () =>
        expect(alerts()).toEqual(['TaskFailing Metrics']),
      );

      await world.advance('10s');
      verify('it is said when the task runs again', () => {
        expect(stateOf('Metrics').failures).toBe(0);
        expect(bot).toHaveEmitted(['TaskRecovered']);
      });

      // The telemetry comes round after five minutes and finds that the venue does not tell its fees.
      await world.advance('5m');
      verify('the other tasks go on as before', () => {
        expect(alerts()).toEqual(['TaskFailing Metrics', 'TaskFailing Telemetry']);
        for (const { name, lastRanAt, intervalMs, failures } of bot.tasks) {
          expect({ name, failures }).toEqual({ name, failures: 0 });
          expect(world.clock.now() - Number(lastRanAt)).toBeLessThanOrEqual(intervalMs + 1_000);
        }
      });
    },
  );
};
