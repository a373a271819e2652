import { createMemoryEventStore } from '@bot/simulation';
import { buy } from '../engine/testing/fixtures';
import { createSmallWorld } from './testing/smallWorld';

const isPublic = new Set(['instruments', 'quote', 'candles', 'venueTime']);

/** A venue that does not accept the key, and what is asked of it by that key. */
function givenWorld(options: Parameters<typeof createSmallWorld>[0] = {}) {
  const world = createSmallWorld({ autoFill: false, ...options });
  const asked = (from = 0): string[] =>
    world.broker.requests.slice(from).flatMap(({ method }) => (isPublic.has(method) ? [] : method));
  return { ...world, asked };
}

describe('a key that is not accepted', () => {
  it('at the start: nothing else is asked, and the start goes on when it is accepted', async () => {
    const { kernel, broker, bot, asked } = givenWorld();
    broker.script.acceptKey(false);
    const started = bot();
    const ready = started.start();
    await kernel.advance(20_000);
    expect(asked()).toEqual(['permissions', 'permissions', 'permissions']);
    broker.script.acceptKey(true);
    await kernel.advance(20_000);
    await kernel.run(ready);
    expect([...started.state.ledger.restrictions.keys()]).toEqual([]);
  });

  it('over a restart: the halt holds, and the next process asks as little', async () => {
    const { kernel, broker, bot, startedBot, asked } = givenWorld({ config: { reconcileIntervalMs: 10_000 } });
    const store = createMemoryEventStore();
    const first = await startedBot(store);
    first.submit(buy('1', '90'));
    await kernel.advance(0);
    broker.script.acceptKey(false);
    await kernel.advance(30_000);
    first.kill();

    const from = broker.requests.length;
    const second = bot(store);
    const ready = second.start();
    await kernel.advance(40_000);
    expect([...second.state.ledger.restrictions.keys()]).toEqual(['All:Unauthorized']);
    expect(new Set(asked(from))).toEqual(new Set(['permissions']));
    expect(broker.truth.openOrders()).toHaveLength(1);

    broker.script.acceptKey(true);
    second.setMode('Normal', 'the key is renewed');
    await kernel.run(ready);
    await kernel.advance(1_000);
    expect([...second.state.ledger.restrictions.keys()]).toEqual([]);
    // What the halt had asked for is done.
    expect(broker.truth.openOrders()).toEqual([]);
  });

  it('at a stop: what could not be canceled is named', async () => {
    const { kernel, broker, startedBot } = givenWorld({ config: { reconcileIntervalMs: 1_000 } });
    const bot = await startedBot();
    bot.submit(buy('1', '90'));
    await kernel.advance(0);
    const [id] = bot.state.ledger.liveOrderIds;
    broker.script.acceptKey(false);
    await kernel.advance(1_500);
    expect(await kernel.run(bot.stop({ openOrders: 'cancel' }))).toEqual({ unfinished: [`cancel of order ${id}`] });
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });
});

describe('a key that may only read', () => {
  it('over a restart: a cancel that waits leaves when the key may trade, and not before', async () => {
    const { kernel, broker, bot, startedBot, requested } = givenWorld();
    const store = createMemoryEventStore();
    const first = await startedBot(store);
    first.submit(buy('1', '90'));
    await kernel.advance(0);
    const [id = ''] = first.state.ledger.liveOrderIds;
    broker.script.permissions({ canTrade: false });
    first.cancel(id);
    await kernel.advance(0);
    first.cancel(id);
    await kernel.advance(0);
    first.kill();

    const second = bot(store);
    await kernel.run(second.start());
    await kernel.advance(60_000);
    expect(requested('cancelOrders')).toBe(1);
    expect(second.state.ledger.orders.get(id)?.status).toBe('PendingCancel');
    second.kill();

    broker.script.permissions({ canTrade: true });
    const third = bot(store);
    await kernel.run(third.start());
    await kernel.advance(1_000);
    expect(third.state.ledger.orders.get(id)?.status).toBe('Canceled');
    expect([...third.state.ledger.restrictions.keys()]).toEqual([]);
  });
});
