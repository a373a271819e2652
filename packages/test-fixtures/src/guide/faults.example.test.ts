import type { BotUnderTestFactory } from '@bot/simulation';
import { clerkBot as yourBot } from '../testing/clerkBot';

/** Writes five lines when it starts. */
const diary =
  (): BotUnderTestFactory =>
  ({ store }) => ({
    async start() {
      for (const type of ['one', 'two', 'three', 'four', 'five']) {
        await store.append([{ type, v: 1, at: 0, causationId: '', correlationId: '', payload: {} }]);
      }
    },
    stop: async () => {},
    kill: () => {},
  });

// #region example
import { createWorld, fundedBroker, type World } from '@bot/test-fixtures';
import '@bot/test-fixtures/jest';

const startedWorld = async (): Promise<World> => {
  const world = createWorld({ bot: yourBot() });
  await world.given(fundedBroker());
  await world.bot.start();
  await world.advance('10s');
  return world;
};

test('what can go wrong at the venue reads as English', async () => {
  await using world = await startedWorld();
  const { bot, venue } = world;
  venue.faults.on('submitOrder').nth(2).acceptThenDropResponse(); // it has the order, and the answer is lost
  await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
  await expect(bot.submit.buy('BTC-USD', '0.005')).toBeFilled(); // the stream tells
  venue.faults.on('submitOrder').rateLimit({ for: '10s' });
  await expect(bot.submit.buy('BTC-USD', '0.001')).toBeUnknown();
});

test('the clock is set back by two seconds, and the disk is full', async () => {
  await using world = await startedWorld();
  world.clock.jump('-2s');
  world.store.failNextAppend('Full');
  await expect(world.bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
});

test('the process dies at its third write, and the next one goes on', async () => {
  await using world = createWorld({ bot: diary() }); // writes five lines at its start
  world.bot.crashAt('append', { n: 3 });
  await world.bot.start();
  expect([world.bot.isRunning, world.store.lastSeq]).toEqual([false, 2]);
  await world.restartBot();
  expect([world.bot.isRunning, world.store.lastSeq]).toEqual([true, 7]);
});

test('what was armed and never happened fails the test, with a table', async () => {
  const world = await startedWorld();
  world.venue.faults.on('cancelOrders').nth(2).dropRequest();
  await expect(world.close()).rejects.toThrow(/cancelOrders {2}2 {5}request lost {2}0/);
});
// #endregion
