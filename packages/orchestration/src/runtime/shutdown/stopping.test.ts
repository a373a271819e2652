import { createMemoryEventStore } from '@bot/simulation';
import { buy } from '../../engine/testing/fixtures';
import { createSmallWorld } from '../testing/smallWorld';

/** A bot with one order that waits in the market. */
async function givenLiveOrder(options: Parameters<typeof createSmallWorld>[0] = {}) {
  const world = createSmallWorld({ autoFill: false, ...options });
  const store = createMemoryEventStore();
  const bot = await world.startedBot(store);
  bot.submit(buy('1', '90'));
  await world.kernel.advance(options.latencyMs ?? 0);
  const [id = ''] = bot.state.ledger.liveOrderIds;
  const last = () => store.events().at(-1);
  return { ...world, bot, store, id, last };
}

describe('a stop', () => {
  it('leaves live orders where they are, if that is the policy', async () => {
    const { bot, id, kernel, last, requested } = await givenLiveOrder();
    expect(await kernel.run(bot.stop({ openOrders: 'keep' }))).toEqual({ unfinished: [] });
    expect(bot.state.ledger.orders.get(id)?.status).toBe('Accepted');
    expect(requested('cancelOrders')).toBe(0);
    expect(last()).toMatchObject({ type: 'ProcessStopped', payload: { reason: 'Asked' } });
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });

  it('cancels them, if that is the policy, and waits until the venue has said that they ended', async () => {
    const { bot, id, kernel, last, broker } = await givenLiveOrder({ latencyMs: 50 });
    broker.script.deferCancels({ afterMs: 700 });
    const before = kernel.clock.now();
    expect(await kernel.run(bot.stop({ openOrders: 'cancel' }))).toEqual({ unfinished: [] });
    expect(bot.state.ledger.orders.get(id)?.status).toBe('Canceled');
    expect(kernel.clock.now() - before).toBeGreaterThanOrEqual(700);
    expect(last()).toMatchObject({ type: 'ProcessStopped', payload: { reason: 'Asked' } });
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });

  it('looks for the end of an order when the stream does not tell', async () => {
    const { bot, id, kernel, broker } = await givenLiveOrder();
    broker.script.holdReports();
    expect(await kernel.run(bot.stop({ openOrders: 'cancel' }))).toEqual({ unfinished: [] });
    expect(bot.state.ledger.orders.get(id)?.status).toBe('Canceled');
  });

  it('ends at its deadline, and names what had not ended', async () => {
    const { bot, id, kernel, broker, last } = await givenLiveOrder();
    broker.script.deferCancels();
    const before = kernel.clock.now();
    const unfinished = [`cancel of order ${id}`];
    expect(await kernel.run(bot.stop({ openOrders: 'cancel', deadlineMs: 3_000 }))).toEqual({ unfinished });
    expect(kernel.clock.now() - before).toBe(3_000);
    expect(last()).toMatchObject({ type: 'ProcessStopped', payload: { reason: 'Asked', unfinished } });
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });

  it('waits for the answer to an order that was sent, and begins nothing new meanwhile', async () => {
    const world = createSmallWorld({ autoFill: false, latencyMs: 400 });
    const store = createMemoryEventStore();
    const bot = await world.startedBot(store);
    bot.submit(buy('1', '90'));
    await world.kernel.advance(0);
    const stopped = bot.stop();
    bot.submit(buy('2', '90'));
    expect(await world.kernel.run(stopped)).toEqual({ unfinished: [] });
    expect(bot.state.ledger.orderSequence).toBe(1);
    expect([...bot.state.ledger.orders.values()].map(({ status }) => status)).toEqual(['Accepted']);
  });

  it('names the request that did not come back', async () => {
    const world = createSmallWorld({ autoFill: false, latencyMs: 5_000 });
    const bot = world.bot();
    const started = bot.start();
    await world.kernel.run(started);
    bot.submit(buy('1', '90'));
    await world.kernel.advance(0);
    const [id] = bot.state.ledger.liveOrderIds;
    expect(await world.kernel.run(bot.stop({ deadlineMs: 1_000 }))).toEqual({ unfinished: [`SubmitOrder ${id}`] });
  });

  it('is one stop, however often it is asked for: the first says how', async () => {
    const { bot, kernel, store } = await givenLiveOrder();
    const [first, second] = [bot.stop({ reason: 'One' }), bot.stop({ reason: 'Two', openOrders: 'cancel' })];
    expect(first).toBe(second);
    await kernel.run(second);
    const ends = store.events().filter(({ type }) => type === 'ProcessStopped');
    expect(ends).toMatchObject([{ payload: { reason: 'One' } }]);
  });

  it('that waits is ended by a kill', async () => {
    const { bot, kernel, broker } = await givenLiveOrder();
    broker.script.deferCancels();
    const stopped = bot.stop({ openOrders: 'cancel' });
    await kernel.advance(1);
    bot.kill();
    await kernel.run(stopped);
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });

  it('defect 14: no loop goes on after it', async () => {
    const { bot, kernel, broker, store } = await givenLiveOrder();
    await kernel.run(bot.stop());
    const { lastSeq } = store;
    const asked = broker.requests.length;
    broker.script.price('BTC-USD', '101');
    await kernel.advance(24 * 3_600_000);
    expect([store.lastSeq, broker.requests.length]).toEqual([lastSeq, asked]);
  });
});
