import { taskNames } from '../engine/state/tasks';
import { moneyOf, priceOf, quantityOf, silentLogger, type BotConfig } from '@bot/core';
import {
  createKernel,
  createMemoryControl,
  createMemoryEventStore,
  createRandom,
  createScriptedBroker,
  createTrace,
  createVirtualClock,
} from '@bot/simulation';
import { btc, DAY, opinionated, testConfig } from '../engine/testing/fixtures';
import { tradingBot } from './tradingBot';

function createWorld() {
  const clock = createVirtualClock({ startAt: DAY });
  const kernel = createKernel({ clock });
  const trace = createTrace(clock);
  const store = createMemoryEventStore();
  const venue = { clock, instruments: [btc], balances: { USD: '10000' }, prices: { 'BTC-USD': '100' } };
  const broker = createScriptedBroker(venue);
  const surroundings = {
    config: testConfig,
    broker,
    store,
    control: createMemoryControl(() => clock.now()),
    clock,
    random: createRandom(1),
    trace,
    logger: silentLogger,
  };
  const factory = tradingBot({ strategies: [opinionated('Quiet', () => null)] });
  return { broker, kernel, trace, bot: factory(surroundings) };
}

async function givenStarted(): Promise<ReturnType<typeof createWorld>> {
  const world = createWorld();
  await world.kernel.run(world.bot.start());
  world.broker.script.price('BTC-USD', '100');
  await world.kernel.advance(1_000);
  return world;
}

describe('our bot as a bot under test', () => {
  it('has the ledger that its log means, and no tasks once it has ended', async () => {
    const { bot, kernel } = await givenStarted();
    await kernel.run(bot.stop());
    const { live, folded } = bot.ledger?.() ?? {};
    expect(live).toEqual(expect.stringContaining('BTC-USD'));
    expect(folded).toBe(live);
    expect(bot.snapshot?.().tasks).toEqual([]);
  });

  it('says for how long its books and those of the venue have differed', async () => {
    const { bot, kernel, broker } = await givenStarted();
    broker.script.deposit('USD', '5');
    await kernel.advance(200_000);
    expect(bot.snapshot?.().disagreement?.totalMs).toBeGreaterThan(0);
  });

  it('follows a wish from decision to order', async () => {
    const { bot, kernel } = await givenStarted();
    const wished = bot.submit?.({ instrumentId: 'BTC-USD', side: 'Buy', quantity: '1' });
    expect([wished?.decision(), wished?.order()]).toEqual([undefined, undefined]);
    await kernel.advance(0);
    expect(wished?.decision()).toMatchObject({ decision: 'Submitted' });
    expect(wished?.order()).toMatchObject({ status: 'Filled', type: 'Market', timeInForce: 'IOC' });
  });

  it('changes its mode, and shows what holds it back', async () => {
    const { bot, kernel } = await givenStarted();
    bot.setMode?.('Halted', 'rumours', { scope: 'BTC-USD', until: null });
    await kernel.advance(0);
    expect(bot.snapshot?.()).toMatchObject({
      mode: 'Normal',
      restrictions: [{ scope: 'BTC-USD', cause: 'Operator', mode: 'Halted', actor: 'Operator', until: null }],
    });
  });

  it('takes another configuration, and says so; one that it refuses it does not take', async () => {
    const { bot, kernel } = await givenStarted();
    const taken: string[] = [];
    const offer = (change: Partial<BotConfig>) =>
      bot.reload?.(
        () => ({ ...testConfig, ...change }),
        () => taken.push(Object.keys(change).join()),
      );
    offer({ reconcileIntervalMs: 30_000 });
    offer({ cycleIntervalMs: 1 });
    await kernel.advance(0);
    expect(taken).toEqual(['reconcileIntervalMs']);
    expect(bot.snapshot?.().tasks[0]).toMatchObject({ name: 'Reconciliation', intervalMs: 30_000 });
  });

  it('follows a denial', async () => {
    const { bot, kernel } = await givenStarted();
    const wished = bot.submit?.({ instrumentId: 'ETH-USD', side: 'Buy', quantity: '1', limitPrice: '5' });
    await kernel.advance(0);
    expect(wished?.decision()).toEqual({ decision: 'Denied', reason: 'UnknownInstrument', numbers: {} });
    expect(wished?.order()).toBeUndefined();
  });

  it('takes a limit order as good till canceled, and cancels it', async () => {
    const { bot, kernel } = await givenStarted();
    const terms = { instrumentId: 'BTC-USD', side: 'Buy', quantity: '1', limitPrice: '90', postOnly: true } as const;
    const wished = bot.submit?.(terms);
    await kernel.advance(0);
    expect(wished?.order()).toMatchObject({ status: 'Accepted', timeInForce: 'GTC', limitPrice: moneyOf('90') });
    expect(wished?.order()).toMatchObject({ postOnly: true, reduceOnly: false });
    bot.amend?.(wished?.order()?.clientOrderId ?? '', { limitPrice: '91', quantity: '2' });
    await kernel.advance(0);
    expect(wished?.order()).toMatchObject({ limitPrice: priceOf('91'), quantity: quantityOf('2') });
    bot.cancel?.(wished?.order()?.clientOrderId ?? '');
    await kernel.advance(0);
    expect(wished?.order()?.status).toBe('Canceled');
  });

  it('knows nothing before it was started, and takes only reduce-only for what reduces', async () => {
    const { bot, kernel } = createWorld();
    expect(bot.snapshot?.()).toMatchObject({
      orders: [],
      marks: new Map([['BTC-USD', []]]),
      tasks: taskNames.map((name) => ({ name, nextAt: null, lastRanAt: null })),
    });
    await kernel.run(bot.start());
    const terms = {
      instrumentId: 'BTC-USD',
      side: 'Buy',
      quantity: '1',
      timeInForce: 'FOK',
      reduceOnly: true,
    } as const;
    const wished = bot.submit?.(terms);
    await kernel.advance(0);
    expect(wished?.decision()).toMatchObject({ reason: 'ReduceOnlyWouldIncrease' });
  });

  it('shows what it knows, writes, and tells the trace', async () => {
    const { bot, kernel, trace } = await givenStarted();
    expect(bot.snapshot?.()).toMatchObject({
      ...{ mode: 'Normal', orders: [], positions: [], cash: new Map([['USD', moneyOf('10000')]]) },
      marks: new Map([['BTC-USD', [{ price: moneyOf('100') }]]]),
      tasks: taskNames.map((name) => ({ name, failures: 0 })),
    });
    expect(bot.snapshot?.().tasks[0]).toEqual({
      ...{ name: 'Reconciliation', intervalMs: 60_000, nextAt: DAY + 60_000, lastRanAt: DAY, failures: 0 },
    });
    expect(bot.journal?.().map(({ type }) => type)).toEqual([
      ...['ProcessStarted', 'InstrumentListed', 'CashAdopted', 'BooksCompared', 'DayOpened'],
    ]);
    const kept = bot.snapshot?.().kept;
    expect(['waiting inputs', 'ledger.instruments', 'view.marks'].map((name) => kept?.get(name))).toEqual([0, 1, 1]);
    await kernel.run(bot.stop());
    expect(bot.snapshot?.().tasks).toEqual([]);
    expect(trace.entries.map(({ text }) => text).at(-1)).toBe('ProcessStopped {"reason":"The world was closed."}');
  });

  it('counts what it keeps, for who asks', async () => {
    const { bot, kernel } = await givenStarted();
    bot.submit?.({ instrumentId: 'BTC-USD', side: 'Buy', quantity: '1' });
    await kernel.advance(0);
    const { kept } = bot.snapshot?.() ?? {};
    expect(['waiting inputs', 'ledger.orders', 'view.marks'].map((name) => kept?.get(name))).toEqual([0, 1, 1]);
  });

  it('decodes each event of its log once', async () => {
    const { bot, kernel } = await givenStarted();
    const before = bot.journal?.() ?? [];
    bot.setMode?.('Halted', 'rumours', { scope: 'BTC-USD', until: null });
    await kernel.advance(0);
    const after = bot.journal?.() ?? [];
    expect(after.length).toBeGreaterThan(before.length);
    expect(before.every((event, index) => event === after[index])).toBe(true);
  });

  it('ends at once when it is killed', async () => {
    const { bot, kernel } = await givenStarted();
    const length = bot.journal?.().length;
    bot.kill?.();
    await kernel.run(bot.stop());
    expect(bot.journal?.().length).toBe(length);
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });
});
