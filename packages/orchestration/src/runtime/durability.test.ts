import { isEventStoreError } from '@bot/core';
import {
  createMemoryEventStore,
  withFaultyOutcomes,
  type AppendOutcome,
  type FaultyEventStore,
  type MemoryEventStore,
} from '@bot/simulation';
import { buy } from '../engine/testing/fixtures';
import { createSmallWorld, listenTo, type SmallWorld } from './testing/smallWorld';
import type { Bot } from './createBot';

interface Ready {
  readonly world: SmallWorld;
  readonly bot: Bot;
  readonly memory: MemoryEventStore;
  readonly store: FaultyEventStore;
  readonly types: string[];
}

async function givenBot(options: Parameters<typeof createSmallWorld>[0] = {}): Promise<Ready> {
  const world = createSmallWorld(options);
  const memory = createMemoryEventStore();
  const store = withFaultyOutcomes(memory, { clock: world.kernel.clock });
  const bot = await world.startedBot(store);
  return { world, bot, memory, store, types: listenTo(bot) };
}

const failureOf = (bot: Bot): Promise<unknown> => bot.failed.catch((error: unknown) => error);
const typesIn = (memory: MemoryEventStore): readonly string[] => memory.events().map(({ type }) => type);

describe.each<{ outcome: AppendOutcome; code: 'AppendFailed' | 'StoreFull'; durable: boolean }>([
  { outcome: 'DurableNotAcknowledged', code: 'AppendFailed', durable: true },
  { outcome: 'Lost', code: 'AppendFailed', durable: false },
  { outcome: 'Full', code: 'StoreFull', durable: false },
])('an append that ends as $outcome', ({ outcome, code, durable }) => {
  it('ends the bot: nothing is sent, published, answered or left running', async () => {
    const { world, bot, store, types } = await givenBot();
    const decisions: unknown[] = [];
    let completed = false;
    bot.events$.subscribe({ complete: () => (completed = true) });
    store.failNextAppend(outcome);
    bot.submit(buy('1'), (decision) => decisions.push(decision));
    expect(isEventStoreError(await world.kernel.run(failureOf(bot)), code)).toBe(true);
    bot.submit(buy('1'));
    world.broker.script.price('BTC-USD', '50');
    await world.kernel.advance(120_000);

    expect(world.requested('submitOrder')).toBe(0);
    expect([types, decisions]).toEqual([[], []]);
    expect(completed).toBe(true);
    expect(world.kernel.clock.pendingTimers()).toEqual([]);
    await world.kernel.run(bot.stop());
  });

  it('leaves a log that the next process goes on from', async () => {
    const { world, bot, memory, store } = await givenBot();
    store.failNextAppend(outcome);
    bot.submit(buy('1'));
    await world.kernel.run(failureOf(bot));
    const next = await world.startedBot(memory.reopen());
    expect([...next.state.ledger.orders.values()].map(({ status }) => status)).toEqual(durable ? ['Unknown'] : []);
    await world.kernel.advance(160_000);
    expect([...next.state.ledger.orders.values()].map(({ status }) => status)).toEqual(durable ? ['Filled'] : []);
    // It is still wanted, and the venue does not have it: sent once, by the process that found it in the log.
    expect(world.requested('submitOrder')).toBe(durable ? 1 : 0);
  });

  it('at the very start makes the start fail', async () => {
    const world = createSmallWorld();
    const store = withFaultyOutcomes(createMemoryEventStore(), { clock: world.kernel.clock, script: { 1: outcome } });
    const bot = world.bot(store);
    const start = world.kernel.run(bot.start().catch((error: unknown) => error));
    expect(isEventStoreError(await start, code)).toBe(true);
    expect(world.requested('instruments')).toBe(0);
  });
});

describe('a slow append', () => {
  it('holds everything back until it is done', async () => {
    const { world, bot, store, types } = await givenBot();
    store.failNextAppend({ slowMs: 500 });
    bot.submit(buy('1'));
    await world.kernel.advance(499);
    expect([types, world.requested('submitOrder')]).toEqual([[], 0]);
    await world.kernel.advance(1);
    expect(world.requested('submitOrder')).toBe(1);
    expect(types).toEqual(expect.arrayContaining(['OrderSubmitted', 'SubmitAttempted', 'OrderProgressed']));
  });

  it('collects what comes in meanwhile into one next batch', async () => {
    const { world, bot, memory, store } = await givenBot();
    store.failNextAppend({ slowMs: 500 });
    bot.setMode('ReduceOnly', 'one');
    await world.kernel.advance(100);
    bot.setMode('Halted', 'two');
    bot.setMode('Normal', 'three');
    await world.kernel.advance(399);
    const before = memory.lastSeq;
    await world.kernel.advance(1);
    expect(memory.lastSeq).toBe(before + 3);
    expect(bot.state.ledger).toMatchObject({ lastSeq: memory.lastSeq });
  });

  it('is waited for by a stop, which then sends nothing new', async () => {
    const { world, bot, memory, store } = await givenBot();
    store.failNextAppend({ slowMs: 500 });
    bot.submit(buy('1'));
    await world.kernel.run(bot.stop());
    expect(typesIn(memory).slice(-3)).toEqual(['SubmitAttempted', 'OrderFailed', 'ProcessStopped']);
    expect(world.requested('submitOrder')).toBe(0);
  });

  it('is not waited for by a kill: what becomes durable later is never sent', async () => {
    const { world, bot, memory, store, types } = await givenBot();
    store.failNextAppend({ slowMs: 500 });
    bot.submit(buy('1'));
    await world.kernel.advance(100);
    bot.kill();
    await world.kernel.advance(120_000);
    expect(typesIn(memory).at(-1)).toBe('SubmitAttempted');
    expect([types, world.requested('submitOrder')]).toEqual([[], 0]);
    expect(world.kernel.clock.pendingTimers()).toEqual([]);
  });
});

describe('a kill', () => {
  it('between the durable order and its sending sends nothing', async () => {
    const { world, bot, types } = await givenBot();
    bot.events$.subscribe(({ type }) => {
      if (type === 'OrderSubmitted') bot.kill();
    });
    bot.submit(buy('1'));
    await world.kernel.advance(120_000);
    expect(types).toEqual(['OrderSubmitted']);
    expect(world.requested('submitOrder')).toBe(0);
  });

  it('by the one who hears the decision sends nothing', async () => {
    const { world, bot } = await givenBot();
    bot.submit(buy('1'), () => bot.kill());
    await world.kernel.advance(120_000);
    expect(world.requested('submitOrder')).toBe(0);
  });

  it('while the answer is on its way: the next process finds the order', async () => {
    const { world, bot, memory } = await givenBot({ latencyMs: 50 });
    bot.submit(buy('1'));
    await world.kernel.advance(10);
    bot.kill();
    const next = await world.startedBot(memory.reopen());
    expect([...next.state.ledger.orders.values()]).toMatchObject([{ status: 'Filled', venueOrderId: 'v-1' }]);
    expect(next.state.ledger.cash.get('USD')).toEqual(
      world.broker.truth.balances().find(({ currency }) => currency === 'USD')?.total,
    );
  });
});

describe('the send gate', () => {
  it('does not send what was approved too long ago', async () => {
    const { world, bot, store, types } = await givenBot();
    store.failNextAppend({ slowMs: 5_001 });
    bot.submit(buy('1'));
    await world.kernel.advance(6_000);
    expect(world.requested('submitOrder')).toBe(0);
    expect(types).toContain('OrderFailed');
    expect(bot.state.ledger.liveOrderIds.size).toBe(0);
  });

  it.each(['Halted', 'ReduceOnly'] as const)('does not send an entry when %s came in between', async (mode) => {
    const { world, bot, types } = await givenBot();
    bot.submit(buy('1'));
    bot.setMode(mode, 'stop that');
    await world.kernel.settled();
    expect(types).toEqual(['OrderSubmitted', 'SubmitAttempted', 'ModeChanged', 'CancelRequested', 'OrderFailed']);
    expect(world.requested('submitOrder')).toBe(0);
  });
});
