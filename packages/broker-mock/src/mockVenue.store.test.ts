import { isBotError, moneyOf, quantityOf, toText, type EventStore } from '@bot/core';
import {
  createKernel,
  createMemoryEventStore,
  createRandom,
  createTrace,
  createVirtualClock,
  limitOrder,
  marketOrder,
  withFaultyOutcomes,
  type MemoryEventStore,
} from '@bot/simulation';
import { createMockVenue, instrumentTable, lastPersistedAt, manualMarket, randomWalkMarket } from './index';
import type { MarketSource, MockVenue } from './index';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

function openVenue(store: EventStore, startAt = START, market: MarketSource = randomWalkMarket(), seed = 1) {
  const clock = createVirtualClock({ startAt });
  const kernel = createKernel({ clock });
  const venue = createMockVenue({
    clock,
    trace: createTrace(clock),
    random: createRandom(seed),
    instruments: instrumentTable,
    market,
    balances: { USD: '10000', ETH: '1' },
    store,
  });
  venue.start();
  return { clock, kernel, venue, broker: venue.broker, truth: venue.truth };
}

/** What the account owns and did, as text. */
const booksOf = ({ truth }: Pick<MockVenue, 'truth'>): string =>
  JSON.stringify([truth.balances(), truth.positions(), truth.orders(), truth.fills(), [...truth.totals()]]);
const quotesOf = ({ truth }: Pick<MockVenue, 'truth'>): string =>
  JSON.stringify(instrumentTable.map(({ instrumentId }) => truth.quote(instrumentId)));

/** Trades at a venue for some minutes. */
async function trade({ kernel, broker }: ReturnType<typeof openVenue>): Promise<void> {
  await kernel.run(broker.submitOrder(marketOrder('a')));
  await kernel.run(broker.submitOrder(limitOrder('b', '40000')));
  await kernel.run(broker.submitOrder(marketOrder('c', { instrumentId: 'ETH-PERP', side: 'Sell' })));
  await kernel.run(broker.submitOrder(marketOrder('d', { quantity: quantityOf('5') })));
  await kernel.advance(3 * MINUTE);
  await kernel.run(broker.cancelOrders(['V2']));
  await kernel.run(broker.submitOrder(limitOrder('e', '41000')));
}

describe('a venue with a store', () => {
  it('goes on exactly where it was after it was stopped', async () => {
    const store = createMemoryEventStore();
    const before = openVenue(store);
    await trade(before);
    await before.kernel.advance(90_001);
    before.venue.stop();
    await before.venue.flushed();

    const at = lastPersistedAt(store) ?? 0;
    expect(before.clock.now() - at).toBeLessThan(5_000);
    const after = openVenue(store.reopen(), at);
    expect(booksOf(after.venue)).toBe(booksOf(before.venue));
    expect(quotesOf(after.venue)).toBe(quotesOf(before.venue));
    expect(after.truth.openOrders().map(({ progress }) => progress.clientOrderId)).toEqual(['e']);
    // The first answers are remembered too.
    expect(await after.kernel.run(after.broker.submitOrder(marketOrder('a')))).toMatchObject({ venueOrderId: 'V1' });
    expect(await after.kernel.run(after.broker.submitOrder(marketOrder('d')))).toMatchObject({ outcome: 'Rejected' });
  });

  it('has lost nothing after a kill, and shows the same prices again that it had shown', async () => {
    const store = createMemoryEventStore();
    const killed = openVenue(store);
    await trade(killed);
    await killed.kernel.advance(10 * MINUTE + 30_001);

    const at = lastPersistedAt(store) ?? 0;
    expect(killed.clock.now() - at).toBeLessThanOrEqual(MINUTE);
    // Another seed: the chance of the market was kept in the store.
    const after = openVenue(store.reopen(), at, randomWalkMarket(), 99);
    expect(booksOf(after.venue)).toBe(booksOf(killed.venue));
    await after.kernel.advanceTo(killed.clock.now());
    expect(quotesOf(after.venue)).toBe(quotesOf(killed.venue));
  });

  it('catches up in one go when the clock is further than the store', async () => {
    const store = createMemoryEventStore();
    const before = openVenue(store);
    await before.kernel.advance(MINUTE);
    const after = openVenue(store.reopen(), START + 60 * MINUTE);
    await after.kernel.settled();
    await before.kernel.settled();
    expect(after.truth.quote('BTC-USD').at).toBe(START + 60 * MINUTE);
  });

  it('writes an order before it answers, a step of the market only now and then', async () => {
    const store = createMemoryEventStore();
    const slow = withFaultyOutcomes(store, { clock: { now: () => 0, monotonicMs: () => 0, setTimer: () => () => {} } });
    const { kernel, broker, truth } = openVenue(slow);
    await kernel.advance(10 * MINUTE);
    const steps = store.events().filter(({ type }) => type === 'MarketStepped').length;
    expect(steps).toBe(11);

    // A write that never ends: there is no answer, and nobody can see the order.
    slow.failNextAppend({ slowMs: 1 });
    await expect(kernel.run(broker.submitOrder(marketOrder('a')))).rejects.toMatchObject({ code: 'Timeout' });
    expect(truth.orders()).toEqual([]);
  });

  it.each(['Lost', 'DurableNotAcknowledged', 'Full'] as const)(
    'takes nothing more after a write that failed: %s',
    async (outcome) => {
      const clock = createVirtualClock({ startAt: START });
      const store = createMemoryEventStore();
      const faulty = withFaultyOutcomes(store, { clock });
      const { kernel, venue, broker } = openVenue(faulty);
      await kernel.run(broker.submitOrder(limitOrder('r', '40000')));
      faulty.failNextAppend(outcome);
      const refused = { code: 'VenueUnavailable', venueOutcome: 'Unknown' };
      await expect(kernel.run(broker.cancelOrders(['V1']))).rejects.toMatchObject(refused);
      await expect(kernel.run(broker.submitOrder(marketOrder('a')))).rejects.toMatchObject(refused);
      await expect(kernel.run(broker.balances())).rejects.toMatchObject(refused);
      venue.control.deposit('USD', '5');
      await expect(venue.flushed()).rejects.toMatchObject({ layer: 'EventStore' });
      await expect(venue.failed).rejects.toMatchObject({ layer: 'EventStore' });
      await kernel.advance(MINUTE);

      // What the next process finds is what was written.
      const at = lastPersistedAt(store) ?? 0;
      const after = openVenue(store.reopen(), at);
      await after.kernel.advance(10);
      const written = outcome === 'DurableNotAcknowledged' ? 'Canceled' : 'Accepted';
      expect(after.truth.orders().map(({ progress }) => progress.status)).toEqual([written]);
    },
  );

  it('says at once what is not there, and goes on', async () => {
    const { kernel, venue, broker } = openVenue(createMemoryEventStore());
    expect(() => venue.control.status('NO-SUCH', 'Disabled')).toThrow('NO-SUCH is traded');
    expect(() => venue.control.fundingRate('NO-SUCH', null)).toThrow('NO-SUCH is traded');
    expect(await kernel.run(broker.submitOrder(limitOrder('r', '40000')))).toMatchObject({ outcome: 'Accepted' });
  });

  it.each<[string, (venue: MockVenue) => unknown]>([
    ['more is taken out than there is', ({ control }) => control.deposit('USD', '-10001')],
    ['another account begins with a debt', ({ control }) => control.account('bob', { USD: '-1' })],
  ])('takes nothing more after something that cannot be, and says what it was: %s', async (_case, act) => {
    const { kernel, venue, broker } = openVenue(createMemoryEventStore());
    await kernel.run(broker.submitOrder(limitOrder('r', '40000')));
    act(venue);
    const waiting = broker.balances();
    await expect(venue.failed).rejects.toMatchObject({ name: 'AssertionFailed' });
    await expect(venue.flushed()).rejects.toMatchObject({ name: 'AssertionFailed' });
    await expect(kernel.run(waiting)).rejects.toMatchObject({ code: 'VenueUnavailable' });
  });

  it('serves requests that arrive while a batch is being written one after the other', async () => {
    const { kernel, broker, truth } = openVenue(createMemoryEventStore());
    const answers = await kernel.run(Promise.all(['a', 'b', 'c'].map((id) => broker.submitOrder(marketOrder(id)))));
    expect(answers.map((answer) => answer.outcome === 'Accepted' && answer.venueOrderId)).toEqual(['V1', 'V2', 'V3']);
    expect(truth.balances().find(({ currency }) => currency === 'BTC')?.total).toEqual(moneyOf('0.03'));
    expect(toText(truth.totals().get('USD') ?? moneyOf('0'))).toBe('10000');
  });
});

describe('a store that is not of this venue', () => {
  const storeWith = async (type: string, v = 1): Promise<MemoryEventStore> => {
    const store = createMemoryEventStore();
    await store.append([{ type, v, at: 5, causationId: '', correlationId: '', payload: {} }]);
    return store;
  };

  it.each([
    ['another log', 'ProcessStarted', 1],
    ['an older version', 'Deposited', 1],
    ['a newer version', 'Deposited', 3],
  ])('is refused: %s', async (_case, type, v) => {
    const store = await storeWith(type, v);
    expect(() => openVenue(store)).toThrow(`Event 1 of the store is a ${type}`);
    try {
      openVenue(store);
    } catch (error) {
      expect(isBotError(error, 'EventStore', 'StoreCorrupt')).toBe(true);
    }
  });

  it('is refused when it stands in another market', async () => {
    const store = createMemoryEventStore();
    const before = openVenue(store);
    await before.venue.flushed();
    expect(() => openVenue(store.reopen(), START, manualMarket())).toThrow('"random walk"');
  });

  it('is empty at first', () => {
    expect(lastPersistedAt(createMemoryEventStore())).toBeNull();
  });
});
