// #region example
import { silentLogger, toText } from '@bot/core';
import { createBot, foldLog, resolveConfig } from '@bot/orchestration';
import {
  btcUsd,
  createKernel,
  createMemoryEventStore,
  createRandom,
  createScriptedBroker,
  createVirtualClock,
} from '@bot/simulation';

test('the bot buys when the short average crosses above the long one', async () => {
  const clock = createVirtualClock({ startAt: Date.UTC(2030, 0, 1) });
  const kernel = createKernel({ clock });
  const broker = createScriptedBroker({ clock, instruments: [btcUsd], balances: { USD: '10000' } });
  const store = createMemoryEventStore(); // openSqliteEventStore() keeps it in a file
  const flags = { '--symbols': 'BTC-USD', '--strategy-short': '2', '--strategy-long': '3' };
  const { config } = resolveConfig({ profile: 'paper', env: {}, flags });
  const bot = createBot({ config, broker, store, clock, random: createRandom(1), logger: silentLogger });

  await kernel.run(bot.start());
  for (const price of ['50000', '49000', '48000', '52000']) {
    broker.script.price('BTC-USD', price);
    await kernel.advance(config.cycleIntervalMs);
  }
  await kernel.run(bot.stop());

  const position = foldLog(store).positions.get('BTC-USD'); // what we own, from the log alone
  expect(position && toText(position.netQuantity)).toBe('0.0096'); // 5 % of 10,000 USD at 52,000
});
// #endregion
