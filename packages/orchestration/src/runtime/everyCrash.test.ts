import { toText } from '@bot/core';
import { createMemoryEventStore, withFaultyOutcomes, type AppendOutcome } from '@bot/simulation';
import { buy, opinionated } from '../engine/testing/fixtures';
import { createSmallWorld, type SmallWorld } from './testing/smallWorld';
import type { Bot } from './createBot';
import { globalMode } from '../engine/state/modes';

/** Buys, is stopped out, and has a limit order of the operator canceled after a part of it: what a day has. */
async function tellDay({ kernel, broker }: SmallWorld, bot: Bot): Promise<void> {
  bot.start().catch(() => undefined);
  await kernel.advance(0);
  for (const price of ['100', '101', '102', '103', '104', '95']) {
    broker.script.price('BTC-USD', price);
    await kernel.advance(1_000);
  }
  bot.submit(buy('1', '94'));
  await kernel.advance(0);
  const [id = ''] = bot.state.ledger.liveOrderIds;
  if (broker.truth.openOrders().length > 0) broker.script.fill(id, '0.4');
  await kernel.advance(0);
  bot.cancel(id);
  await kernel.advance(1_000);
  await kernel.run(bot.stop());
}

function createDay(): SmallWorld {
  const strategy = opinionated('Buyer', (samples) => (samples === 3 ? { action: 'Buy' } : null));
  return createSmallWorld({ strategies: [strategy], fees: { maker: '0.004', taker: '0.006' } });
}

/** After the restart, and once nothing is unknown any more, the bot's books are the venue's. */
async function expectAgreement(world: SmallWorld, bot: Bot): Promise<void> {
  await world.kernel.advance(200_000);
  const { ledger } = bot.state;
  const { truth } = world.broker;
  expect(globalMode(ledger).mode).toBe('Normal');
  expect(toText(ledger.cash.get('USD') ?? truth.mark('BTC-USD').price)).toBe(totalOf(world, 'USD'));
  expect(toText(ledger.positions.get('BTC-USD')?.netQuantity ?? zero)).toBe(totalOf(world, 'BTC'));
  expect([...ledger.liveOrderIds]).toEqual(truth.openOrders().map(({ progress }) => progress.clientOrderId));
  const sent = world.broker.requests.flatMap(({ method, clientOrderId }) =>
    method === 'submitOrder' ? [clientOrderId] : [],
  );
  expect(new Set(sent).size).toBe(sent.length);
}

const zero = buy('0').quantity;
const totalOf = ({ broker }: SmallWorld, currency: string): string =>
  toText(broker.truth.balances().find((balance) => balance.currency === currency)?.total ?? zero);

/** How many batches, and how many events, an undisturbed day has. */
async function measureDay(): Promise<{ readonly appends: number; readonly events: number }> {
  const world = createDay();
  const memory = createMemoryEventStore();
  let appends = 0;
  const counted = {
    ...memory,
    get lastSeq() {
      return memory.lastSeq;
    },
    append: (batch: Parameters<typeof memory.append>[0]) => ((appends += 1), memory.append(batch)),
  };
  await tellDay(world, world.bot(counted));
  return { appends, events: memory.lastSeq };
}

it('a day has enough in it to be disturbed', async () => {
  const { appends, events } = await measureDay();
  expect(appends).toBeGreaterThan(15);
  expect(events).toBeGreaterThan(25);
});

it.each<AppendOutcome>(['DurableNotAcknowledged', 'Lost', 'Full'])(
  'any append of a day that ends as %s leaves what the next process makes whole',
  async (outcome) => {
    const { appends } = await measureDay();
    for (let n = 1; n <= appends; n++) {
      const world = createDay();
      const memory = createMemoryEventStore();
      const store = withFaultyOutcomes(memory, { clock: world.kernel.clock, script: { [n]: outcome } });
      await tellDay(world, world.bot(store));
      expect(store.pending()).toEqual([]);
      await expectAgreement(world, await world.startedBot(memory.reopen()));
    }
  },
);

it('a kill after any event of a day leaves what the next process makes whole', async () => {
  const { events } = await measureDay();
  for (let seq = 1; seq <= events; seq++) {
    const world = createDay();
    const memory = createMemoryEventStore();
    const bot = world.bot(memory);
    bot.events$.subscribe((event) => {
      if (event.seq === seq) bot.kill();
    });
    await tellDay(world, bot);
    await expectAgreement(world, await world.startedBot(memory.reopen()));
  }
});
