import { ConfigError, notionalOf, priceOf, type BotConfig, type RecordedBotEvent } from '@bot/core';
import { createMemoryEventStore, withFaultyOutcomes } from '@bot/simulation';
import { btc, buy, testConfig } from '../engine/testing/fixtures';
import type { ReloadAnswer } from '../engine/decision';
import { foldLog } from '../startup/foldLog';
import type { Bot } from './createBot';
import { createSmallWorld } from './testing/smallWorld';

const eth = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
const small: BotConfig = { ...testConfig, limits: { ...testConfig.limits, maxTradeValueUsd: notionalOf('50') } };
const wider: BotConfig = { ...testConfig, instrumentIds: ['BTC-USD', 'ETH-USD'] };

const world = () => createSmallWorld({ instruments: [btc, eth], prices: { 'BTC-USD': '100', 'ETH-USD': '10' } });

function listen(bot: Bot): RecordedBotEvent[] {
  const events: RecordedBotEvent[] = [];
  bot.events$.subscribe((event) => events.push(event));
  return events;
}

describe('a bot whose configuration is read again', () => {
  it('goes by the new one, and answers when that is durable', async () => {
    const { kernel, startedBot } = world();
    const store = createMemoryEventStore();
    const bot = await startedBot(store);
    const answers: ReloadAnswer[] = [];
    bot.reload(
      () => small,
      (answer) => answers.push(answer),
    );
    expect(answers).toEqual([]);
    await kernel.advance(0);
    expect(answers).toMatchObject([{ outcome: 'Changed' }]);
    expect(foldLog(store).settings.get('limits.maxTradeValueUsd')).toBe('"50"');
    const decided: string[] = [];
    bot.submit(buy('1'), ({ decision }) => decided.push(decision));
    await kernel.advance(0);
    expect(decided).toEqual(['Denied']);
  });

  it('is refused before the start and after the stop', async () => {
    const { kernel, bot: made } = world();
    const store = createMemoryEventStore();
    const bot = made(store);
    const answers: ReloadAnswer[] = [];
    bot.reload(
      () => small,
      (answer) => answers.push(answer),
    );
    await kernel.run(bot.start());
    await kernel.run(bot.stop());
    bot.reload(
      () => small,
      (answer) => answers.push(answer),
    );
    bot.reload(() => small);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['Rejected', 'Rejected']);
    expect(store.events().map(({ type }) => type)).not.toContain('ConfigRejected');
  });

  it('hears of a symbol that is added', async () => {
    const { kernel, broker, startedBot } = world();
    const bot = await startedBot();
    bot.reload(() => wider);
    await kernel.advance(1_000);
    broker.script.price('ETH-USD', '11');
    await kernel.advance(2_000);
    expect(bot.state.view.marks.get('ETH-USD')?.latest()?.price).toEqual(priceOf('11'));
    expect(bot.state.ledger.opened.has('ETH-USD')).toBe(true);
    await kernel.run(bot.stop());
  });

  it.each([
    [
      'all that is wrong with it',
      () => {
        const issues = ['a', 'b'].map((path) => ({ path, problem: 'is wrong', origin: 'file bot.json' }));
        throw new ConfigError('InvalidConfig', { happened: 'It cannot be used.' }, issues);
      },
      ['a is wrong', 'b is wrong'],
    ],
    [
      'why it cannot be read',
      () => {
        throw new ConfigError('ConfigFileUnreadable', { happened: 'There is no file bot.json.' });
      },
      [' There is no file bot.json.'],
    ],
    [
      'what else went wrong',
      () => {
        throw 'no reason'; // eslint-disable-line @typescript-eslint/only-throw-error -- anybody's code may
      },
      [' no reason'],
    ],
  ])('keeps the old one and says %s', async (_, read, problems) => {
    const { kernel, startedBot } = world();
    const bot = await startedBot();
    const events = listen(bot);
    bot.reload(read);
    await kernel.advance(0);
    expect(events.map(({ type }) => type)).toEqual(['ConfigRejected']);
    const [rejected] = events.flatMap(({ type, payload }) => (type === 'ConfigRejected' ? [payload] : []));
    expect(rejected?.problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual(problems);
    expect(bot.state.config.limits).toEqual(testConfig.limits);
  });

  it.each(['Lost', 'DurableNotAcknowledged'] as const)(
    'that ends while it writes so (%s) goes by what the next start is given, and the log says which that is',
    async (outcome) => {
      const { kernel, bot: made, startedBot } = world();
      const memory = createMemoryEventStore();
      const store = withFaultyOutcomes(memory, { clock: kernel.clock });
      const bot = await startedBot(store);
      store.failNextAppend(outcome);
      bot.reload(() => small);
      await expect(kernel.run(bot.failed)).rejects.toThrow();

      const reopened = memory.reopen();
      const isRecorded = foldLog(reopened).settings.get('limits.maxTradeValueUsd') === '"50"';
      expect(isRecorded).toBe(outcome === 'DurableNotAcknowledged');
      const next = made(reopened);
      const events = listen(next);
      await kernel.run(next.start());
      // The test's configuration is the old one again.
      const [started] = events.flatMap(({ type, payload }) => (type === 'ProcessStarted' ? [payload] : []));
      const back = [{ path: 'limits.maxTradeValueUsd', from: '"50"', to: 'null' }];
      expect(started?.changes).toEqual(isRecorded ? back : undefined);
      expect(foldLog(reopened).settings.get('limits.maxTradeValueUsd')).toBe('null');
    },
  );
});
