import type { OrderStatus, VenueOrder } from '@bot/core';
import type { EngineInput } from '../input';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, buy, failedCall, limits, orderRules, progressOf, testConfig } from '../testing/fixtures';
import { given, givenTrading, ordered, type EngineUnderTest } from '../testing/given';
import { plain } from '../testing/plain';

/** Nothing is sent again. */
const once = { orders: { ...orderRules, maxAttempts: 1 } };
const unknown = failedCall('Timeout', 'Unknown');
const notActed = failedCall('InvalidRequest', 'NotActed');
const failed = (clientOrderId: string, failure: typeof unknown) =>
  ({ type: 'SubmitFailed', clientOrderId, failure }) as const;
const venueOrder = (id: string, ...word: [Parameters<typeof progressOf>[1], string?]): VenueOrder => ({
  terms: buy('1', '90'),
  progress: progressOf(id, ...word),
});
const statusOf = (engine: EngineUnderTest, id: string): OrderStatus | undefined =>
  engine.state.ledger.orders.get(id)?.status;

function givenUnknownOrder(config = {}): { engine: EngineUnderTest; id: string } {
  const engine = givenTrading({ config: { ...once, ...config } });
  const id = ordered(engine, buy('1', '90'));
  engine.when(failed(id, unknown));
  return { engine, id };
}

describe('a submit without a usable answer', () => {
  it('that reached nobody has failed', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    expect(engine.when(failed(id, notActed)).payload('OrderFailed')).toEqual({
      clientOrderId: id,
      reason: 'InvalidRequest: the test says so',
    });
    expect(engine.state.ledger.liveOrderIds.size).toBe(0);
  });

  it('is unknown, keeps its promise of cash, and is looked up after 1, 2, 4 … seconds', () => {
    const seldom = { reconcileIntervalMs: 1_000_000, limits: { ...limits, maxMarkAgeMs: 1_000_000 } };
    const { engine, id } = givenUnknownOrder(seldom);
    expect(statusOf(engine, id)).toBe('Unknown');
    expect(engine.state.ledger.liveOrderIds.has(id)).toBe(true);
    const gaps: number[] = [];
    for (let looked = 0; looked < 6; looked++) {
      const dueAt = engine.state.view.queries.get(id)?.nextAt ?? 0;
      gaps.push(dueAt - engine.now);
      expect(nextWakeAt(engine.state)).toBeLessThanOrEqual(dueAt);
      // The books are read as well.
      const before = engine.woke(dueAt - engine.now - 1).commands.filter(({ type }) => type !== 'ReadVenueBooks');
      expect(before).toEqual([]);
      expect(engine.woke(1).commands).toContainEqual({ type: 'QueryOrder', clientOrderId: id });
      expect(engine.woke(0).commands).toEqual([]);
      const failure = failedCall('UndecodableAnswer', 'Unknown');
      const answer = { type: 'OrderQueryFailed', clientOrderId: id, failure } as const;
      expect(engine.when(answer)).toMatchObject({ events: [], commands: [] });
    }
    expect(gaps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
  });

  it('is said once, and not when the stream has told more already', () => {
    const { engine, id } = givenUnknownOrder();
    expect(engine.when(failed(id, unknown)).events).toEqual([]);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    expect(engine.when(failed(id, unknown)).events).toEqual([]);
    expect(engine.when(failed(id, notActed)).events).toEqual([]);
    expect(engine.when(failed('nobody', unknown)).events).toEqual([]);
    expect(statusOf(engine, id)).toBe('Accepted');
    expect(engine.state.view.queries.size).toBe(0);
  });

  it.each([
    ['Accepted', '0', 'Accepted'],
    ['PartiallyFilled', '0.4', 'PartiallyFilled'],
    ['Filled', '1', 'Filled'],
    ['Canceled', '0', 'Canceled'],
    ['Rejected', '0', 'Rejected'],
  ] as const)('is found: %s %s', (word, quantity, status) => {
    const { engine, id } = givenUnknownOrder();
    engine.when({ type: 'OrderQueried', clientOrderId: id, found: venueOrder(id, word, quantity) });
    expect(statusOf(engine, id)).toBe(status);
    expect(engine.state.view.queries.size).toBe(0);
  });

  it('has failed when the venue does not have it and can no longer admit it, not a moment before', () => {
    const { engine, id } = givenUnknownOrder();
    const absent = { type: 'OrderQueried', clientOrderId: id, found: null } as const;
    // Approved 5 s before it left at the latest, then the window.
    engine.now += 5_000 + testConfig.admissionWindowMs;
    expect(engine.when(absent).events).toEqual([]);
    engine.now += 1;
    expect(engine.when(absent).types).toEqual(['OrderFailed']);
    expect(engine.state.view.queries.size).toBe(0);
    expect(engine.when(absent).events).toEqual([]);
    expect(engine.when({ ...absent, clientOrderId: 'nobody' }).events).toEqual([]);
  });

  it('was given up and is there after all', () => {
    const { engine, id } = givenUnknownOrder();
    engine.woke(100_000);
    engine.now += 100_000;
    engine.when({ type: 'OrderQueried', clientOrderId: id, found: null });
    const late = engine.when({ type: 'OrderReported', progress: progressOf(id, 'PartiallyFilled', '0.4') });
    expect(late.payload('OrderProgressed')?.late).toBe(true);
    expect(engine.state.ledger.liveOrderIds.has(id)).toBe(true);
  });

  it('is not looked up again by an answer that comes after it was resolved', () => {
    const { engine, id } = givenUnknownOrder();
    engine.woke(1_000);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    engine.when({ type: 'OrderQueried', clientOrderId: id, found: venueOrder(id, 'Filled', '1') });
    expect(engine.state.view.queries.size).toBe(0);
  });
});

describe('an order without a recorded answer', () => {
  const read = (engine: EngineUnderTest, id: string, found: VenueOrder | null) =>
    engine.when({ type: 'VenueBooksRead', books: booksOf({ ours: [{ clientOrderId: id, found }] }) });

  /** The log of a process that ended right after an order was submitted, then the next start. */
  function givenRestart(): { engine: EngineUnderTest; id: string } {
    const before = givenTrading();
    const id = ordered(before, buy('1', '90'));
    const engine = given({ config: once });
    Object.assign(engine.state, { ledger: before.state.ledger });
    engine.now += 10_000;
    engine.when({ type: 'Started', drawn: { storeEpoch: 'other', entropy: 'f' } });
    return { engine, id };
  }

  it('is unknown after a restart when the venue does not list it', () => {
    const { engine, id } = givenRestart();
    const news = read(engine, id, null);
    expect(news.types).toEqual(['OrderBecameUnknown', 'SendAbandoned']);
    expect(news.commands).toMatchObject([{ type: 'ReadVenueBooks', ours: [id] }]);
    expect(read(engine, id, null).types).toEqual(['BooksCompared']);
    expect(engine.state.view.queries.has(id)).toBe(true);
  });

  it('is what the venue says after a restart when it does', () => {
    const { engine, id } = givenRestart();
    expect(read(engine, id, venueOrder(id, 'Canceled')).types).toEqual(['OrderProgressed']);
    expect(statusOf(engine, id)).toBe('Canceled');
  });

  it('is awaited while the process lives, and unknown when the window has passed', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.now += testConfig.admissionWindowMs;
    expect(read(engine, id, null).types).toEqual([]);
    engine.now += 1;
    expect(read(engine, id, null).types).toEqual(['OrderBecameUnknown', 'SendAbandoned']);
  });
});

describe('the answer to a submit', () => {
  const rejected = (clientOrderId: string): EngineInput => ({
    type: 'SubmitAnswered',
    answer: { outcome: 'Rejected', clientOrderId, reason: 'NoLiquidity', message: 'nobody there', at: 0 },
    at: 0,
  });
  const accepted = (clientOrderId: string): EngineInput => ({
    type: 'SubmitAnswered',
    answer: { outcome: 'Accepted', clientOrderId, venueOrderId: `venue-${clientOrderId}`, at: 0 },
    at: 0,
  });

  it('names the order', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when(accepted(id));
    expect(engine.state.ledger.orders.get(id)).toMatchObject({ status: 'Accepted', venueOrderId: `venue-${id}` });
  });

  it('does not undo what the stream has told', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    const before = plain(engine.state.ledger);
    expect(engine.when(accepted(id)).events).toEqual([]);
    expect(engine.when(rejected(id)).events).toEqual([]);
    expect(plain(engine.state.ledger)).toBe(before);
  });

  it('that refuses ends the order, once', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    expect(engine.when(rejected(id)).types).toEqual(['OrderRejected']);
    expect(engine.state.ledger.orders.get(id)).toMatchObject({ status: 'Rejected', rejectReason: 'NoLiquidity' });
    expect(engine.when(rejected(id)).events).toEqual([]);
    expect(engine.when(rejected('nobody')).events).toEqual([]);
  });

  it('that refuses another attempt leaves alive what the venue has named already: it is there, and may fill', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'PartiallyFilled', '0.4') });
    expect(engine.when(rejected(id)).events).toEqual([]);
    expect(engine.state.ledger.orders.get(id)?.status).toBe('PartiallyFilled');
  });

  it('that refuses what has ended otherwise comes too late', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    expect(engine.when(failed(id, notActed)).types).toEqual(['OrderFailed']);
    expect(engine.when(rejected(id)).events).toEqual([]);
    expect(statusOf(engine, id)).toBe('Failed');
  });

  it('that is lost again on the way is asked for again', () => {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1', '90'));
    const lost = { type: 'SubmitFailed', clientOrderId, failure: failedCall('Timeout', 'Unknown') } as const;
    expect(engine.when(lost).types).toEqual(['OrderBecameUnknown', 'RetryScheduled']);
    const dueAt = Number(engine.state.ledger.sends.get(clientOrderId)?.dueAt);
    expect(engine.woke(dueAt - engine.now).types).toContain('SubmitAttempted');
    expect(engine.when(lost).types).toEqual(['OrderBecameUnknown', 'RetryScheduled']);
  });
});
