import type { BotEventPayloads, BotEventType } from '@bot/core';
import { resolveConfig } from '@bot/orchestration';
import { configWith, type Scenario, type World } from '@bot/test-fixtures';

/** Two values that break rules, as a person may type them. */
const bad = (): World['config'] =>
  resolveConfig({
    ...{ profile: 'demo', env: {} },
    flags: { '--strategy-short': '50', '--strategy-long': '10', '--symbols': 'not a symbol' },
  }).config;

export const reloadedConfiguration = (scenario: Scenario): void =>
  scenario(
    'OS-23',
    'A bad configuration is offered to a running bot → the old one is kept, and it is said why',
    {
      verifies: [
        'the log names everything that is wrong',
        'the old configuration holds',
        'what can only be changed by a restart is refused by name, and nothing of the rest is taken',
        'a good one holds from the next decision on, and the log says what has changed',
        'what is held beyond a lower limit stays, nothing is added to it, and it can be sold',
        'the next start goes by it',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      const before = world.config;
      const reload = async (next: Parameters<World['configure']>[0]): Promise<void> => {
        world.configure(next);
        bot.reload();
        await world.advance('1s');
      };

      await reload(bad);
      verify('the log names everything that is wrong', () => {
        const [rejected] = payloadsOf(bot.journal, 'ConfigRejected');
        expect(rejected?.problems.map(({ path }) => path)).toEqual(
          expect.arrayContaining(['strategy.longWindow', 'instrumentIds.0']),
        );
      });
      await verify('the old configuration holds', async () => {
        expect(world.config).toBe(before);
        await expect(bot.submit.buy('BTC-USD', '0.015')).toBeFilled();
      });

      const lower = { maxTradeValueUsd: '200', positionCaps: { 'BTC-USD': '0.01' } };
      await reload(configWith(before, { cycleIntervalMs: 30_000, limits: lower }));
      await verify(
        'what can only be changed by a restart is refused by name, and nothing of the rest is taken',
        async () => {
          expect(payloadsOf(bot.journal, 'ConfigRejected').at(-1)?.problems).toMatchObject([
            { path: 'cycleIntervalMs' },
          ]);
          await expect(bot.submit.buy('BTC-USD', '0.005')).toBeFilled();
        },
      );

      await reload(configWith(before, { limits: lower }));
      await verify('a good one holds from the next decision on, and the log says what has changed', async () => {
        const [changed] = payloadsOf(bot.journal, 'ConfigChanged');
        expect(changed?.changes.map(({ path }) => path)).toEqual(['limits.maxTradeValueUsd', 'limits.positionCaps']);
        await expect(bot.submit.buy('BTC-USD', '0.005')).toBeDenied();
      });
      await world.advance('5m');
      await verify('what is held beyond a lower limit stays, nothing is added to it, and it can be sold', async () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.02', entry: '50005' });
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied();
        await expect(bot.submit.sell('BTC-USD', '0.015')).toBeFilled();
      });

      await world.restartBot('kill');
      await world.advance('2m');
      await verify('the next start goes by it', async () => {
        await expect(bot.submit.buy('BTC-USD', '0.0055')).toBeDenied();
        expect(payloadsOf(bot.journal, 'ProcessStarted').at(-1)).not.toHaveProperty('changes');
        expect(bot).toReconcileWith(venue);
      });
    },
  );

const payloadsOf = <Type extends BotEventType>(
  journal: World['bot']['journal'],
  wanted: Type,
): readonly BotEventPayloads[Type][] =>
  journal.filter(({ type }) => type === wanted).map(({ payload }) => payload as BotEventPayloads[Type]);
