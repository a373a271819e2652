import { isBotError, moneyOf, toText, type RecordedBotEvent } from '@bot/core';
import { createMemoryEventStore } from '@bot/simulation';
import { buy, DAY, opinionated, sell } from '../engine/testing/fixtures';
import { plain } from '../engine/testing/plain';
import { foldLog } from '../startup/foldLog';
import { createSmallWorld, listenTo } from './testing/smallWorld';
import { globalMode } from '../engine/state/modes';

const buyer = opinionated('Buyer', (samples) => (samples === 2 ? { action: 'Buy' } : null));

describe('a bot', () => {
  it('goes from sample to order to fill to position', async () => {
    const { kernel, broker, startedBot } = createSmallWorld({
      strategies: [buyer],
      fees: { maker: '0', taker: '0.01' },
    });
    const bot = await startedBot();
    broker.script.price('BTC-USD', '101');
    await kernel.advance(1_000);

    const { positions, cash, results } = bot.state.ledger;
    // 500 USD at a mark of 101, in lots of 0.001; the venue asks one tick more.
    expect(toText(positions.get('BTC-USD')?.netQuantity ?? moneyOf('0'))).toBe('4.95');
    expect(cash.get('USD')).toEqual(broker.truth.balances().find(({ currency }) => currency === 'USD')?.total);
    expect(results.get('BTC-USD')?.commission).toEqual(moneyOf('4.999995'));
    expect(bot.state.ledger.settled.size).toBe(1);
  });

  it('writes the same log in two runs of the same story', async () => {
    const tell = async (): Promise<string> => {
      const { kernel, broker, startedBot } = createSmallWorld({ strategies: [buyer] });
      const store = createMemoryEventStore();
      const bot = await startedBot(store);
      broker.script.price('BTC-USD', '101');
      await kernel.advance(60_000);
      bot.submit(sell('1'));
      await kernel.run(bot.stop());
      return JSON.stringify(store.events());
    };
    expect(await tell()).toBe(await tell());
  });

  it('owns what its log says, at any time', async () => {
    const { kernel, broker, startedBot } = createSmallWorld({ strategies: [buyer] });
    const store = createMemoryEventStore();
    const bot = await startedBot(store);
    broker.script.price('BTC-USD', '101');
    for (let second = 0; second < 3; second++) {
      await kernel.advance(1_000);
      expect(plain(foldLog(store))).toBe(plain(bot.state.ledger));
    }
  });

  it('publishes every event once, in the order of the log', async () => {
    const { kernel, startedBot } = createSmallWorld();
    const store = createMemoryEventStore();
    const bot = await startedBot(store);
    const published: RecordedBotEvent[] = [];
    let completed = false;
    const before = store.lastSeq;
    bot.events$.subscribe({ next: (event) => published.push(event), complete: () => (completed = true) });
    bot.submit(buy('1'));
    await kernel.run(bot.stop({ reason: 'Enough' }));
    expect(published.map(({ seq }) => seq)).toEqual(published.map((_, index) => before + index + 1));
    expect(published.map(({ type }) => type)).toEqual(
      store
        .events()
        .slice(before)
        .map(({ type }) => type),
    );
    expect(published.at(-1)).toMatchObject({ type: 'ProcessStopped', payload: { reason: 'Enough' } });
    expect(completed).toBe(true);
  });

  it('compares its books on its interval, by one timer beside those of the feed', async () => {
    const { kernel, requested, startedBot } = createSmallWorld();
    await startedBot();
    const first = requested('balances');
    await kernel.advance(58_999);
    expect(requested('balances')).toBe(first);
    await kernel.advance(1);
    expect(requested('balances')).toBe(first + 1);
    expect(
      kernel.clock
        .pendingTimers()
        .map(({ label }) => label)
        .sort(),
    ).toEqual(['heartbeat', 'listenForSilence', 'sampleCycle', 'wake']);
  });

  it('cancels, and takes no for an answer when it is too late', async () => {
    const { kernel, broker, startedBot } = createSmallWorld({ autoFill: false });
    const bot = await startedBot();
    const types = listenTo(bot);
    broker.script.deferCancels();
    bot.submit(buy('1', '90'));
    await kernel.advance(0);
    const [id = ''] = bot.state.ledger.liveOrderIds;
    bot.cancel(id);
    await kernel.advance(0);
    expect(bot.state.ledger.orders.get(id)?.status).toBe('PendingCancel');
    broker.script.fill(id, '1');
    await kernel.advance(0);
    expect(bot.state.ledger.orders.get(id)?.status).toBe('Filled');
    expect(types).toEqual([
      ...['OrderSubmitted', 'SubmitAttempted', 'OrderProgressed', 'CancelRequested', 'OrderProgressed', 'FillSettled'],
    ]);
  });

  it('is in the mode that it was told, and says why it denies', async () => {
    const { kernel, requested, startedBot } = createSmallWorld();
    const bot = await startedBot();
    const decisions: unknown[] = [];
    bot.setMode('Halted', 'lunch');
    bot.submit(buy('1'), (decision) => decisions.push(decision));
    await kernel.settled();
    expect(decisions).toEqual([{ decision: 'Denied', reason: 'TradingHalted', numbers: {} }]);
    expect(requested('submitOrder')).toBe(0);
  });

  it('goes on when the one who asked fails at the answer', async () => {
    const errors: string[] = [];
    const logger = {
      debug() {},
      info() {},
      warn() {},
      error: (_: object, message: string) => void errors.push(message),
    };
    const { kernel, requested, startedBot } = createSmallWorld({ logger });
    const bot = await startedBot();
    bot.submit(buy('1'), () => {
      throw new Error('not my day');
    });
    await kernel.settled();
    expect(requested('submitOrder')).toBe(1);
    expect(errors).toEqual([expect.stringContaining('failed at the answer')]);
  });
});

describe('the life of a bot', () => {
  it('begins when the venue can be read, however long that takes', async () => {
    const { kernel, broker, bot: newBot } = createSmallWorld();
    ['instruments', 'instruments', 'balances'].forEach((method) =>
      broker.script.failNext(method as 'balances', 'Timeout'),
    );
    const bot = newBot();
    await kernel.run(bot.start());
    // 1 s and 2 s for the instruments, 30 s for the books.
    expect(kernel.clock.now()).toBe(DAY + 33_000);
    expect([...bot.state.ledger.alerts]).toEqual(['VenueUnreachable:start']);
  });

  it('ends with a stop: nothing is left running, and stopping twice is allowed', async () => {
    const { kernel, broker, startedBot } = createSmallWorld();
    const store = createMemoryEventStore();
    const bot = await startedBot(store);
    await kernel.run(Promise.all([bot.stop(), bot.stop()]));
    await kernel.run(bot.stop());
    expect(store.events().filter(({ type }) => type === 'ProcessStopped')).toHaveLength(1);
    expect(kernel.clock.pendingTimers()).toEqual([]);
    bot.submit(buy('1'));
    broker.script.price('BTC-USD', '101');
    const { lastSeq } = store;
    await kernel.advance(60_000);
    expect(store.lastSeq).toBe(lastSeq);
  });

  it('ends before it began without a trace', async () => {
    const { kernel, bot: newBot } = createSmallWorld();
    const store = createMemoryEventStore();
    await kernel.run(newBot(store).stop());
    expect(store.lastSeq).toBe(0);
  });

  it.each(['stop', 'kill'] as const)(
    'ends by %s while it still waits for the venue: the start says so',
    async (ending) => {
      const { kernel, broker, bot: newBot } = createSmallWorld();
      broker.script.failNext('instruments', 'Timeout');
      const bot = newBot();
      const start = bot.start().catch((error: unknown) => error);
      await kernel.advance(0);
      await bot[ending]();
      expect(isBotError(await start, 'Bot', 'StoppedBeforeReady')).toBe(true);
      expect(kernel.clock.pendingTimers()).toEqual([]);
    },
  );

  it('is one life: a bot is not started twice', async () => {
    const { kernel, startedBot } = createSmallWorld();
    const bot = await startedBot();
    expect(() => bot.start()).toThrow('a bot is started once');
    await kernel.run(bot.stop());
    expect(() => bot.start()).toThrow('a bot is started once');
  });

  it('goes on in the next process with what the log says', async () => {
    const { kernel, broker, startedBot } = createSmallWorld({ autoFill: false });
    const store = createMemoryEventStore();
    const first = await startedBot(store);
    first.submit(buy('1', '90'));
    await kernel.advance(0);
    first.kill();
    const [id = ''] = first.state.ledger.liveOrderIds;
    broker.script.fill(id, '0.4');
    await kernel.advance(0);

    const second = await startedBot(store.reopen());
    expect(second.state.ledger.orders.get(id)).toMatchObject({
      status: 'PartiallyFilled',
      filledQuantity: moneyOf('0.4'),
    });
    expect(second.state.ledger.epoch?.processEpoch).toBe(2);
    expect(globalMode(second.state.ledger).mode).toBe('Normal');
    second.submit(buy('1', '90'));
    await kernel.advance(0);
    expect([...second.state.ledger.liveOrderIds].map((live) => live.split('-').slice(2, 4).join('-'))).toEqual([
      '1-1',
      '2-2',
    ]);
  });
});
