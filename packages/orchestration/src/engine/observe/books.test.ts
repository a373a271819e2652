import { booksOf, buy, failedCall, progressOf, usd } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';

const read = (engine: EngineUnderTest, total = '10000') =>
  engine.when({ type: 'VenueBooksRead', books: booksOf({ balances: [usd(total)] }) });
/** null: they are being read. */
function dueIn({ state, now }: EngineUnderTest): number | null {
  const at = state.view.tasks.get('Reconciliation') ?? null;
  return at === null ? null : at - now;
}

describe('a reading of the books', () => {
  it('that was asked for while one was on its way comes a second after it, once', () => {
    const engine = givenTrading();
    engine.woke(60_000);
    expect(dueIn(engine)).toBeNull();
    engine.when({ type: 'OrderReported', progress: progressOf('of-others', 'Accepted') });
    expect(dueIn(engine)).toBeNull();
    read(engine);
    expect(dueIn(engine)).toBe(1_000);
    read(engine);
    expect(dueIn(engine)).toBe(60_000);
  });

  it('comes a second after the last when others trade, and no report of our own orders hastens it', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    expect(dueIn(engine)).toBe(60_000);
    engine.when({ type: 'OrderReported', progress: progressOf('of-others', 'Accepted') });
    expect(dueIn(engine)).toBe(1_000);
    engine.now += 3_000;
    engine.when({ type: 'OrderReported', progress: progressOf('of-others', 'Accepted') });
    // It was due two seconds ago, and is not put off.
    expect(dueIn(engine)).toBe(-2_000);
  });

  it('that fails comes again within half a minute, or sooner where it is to come sooner', () => {
    const fail = { type: 'VenueBooksUnreadable', failure: failedCall('UndecodableAnswer', 'Unknown') } as const;
    for (const [reconcileIntervalMs, waitMs] of [
      [60_000, 30_000],
      [10_000, 10_000],
    ] as const) {
      const engine = givenTrading({ config: { reconcileIntervalMs } });
      engine.when(fail);
      expect(dueIn(engine)).toBe(waitMs);
      expect(engine.state.view.taskRecords.get('Reconciliation')).toMatchObject({ failures: 1 });
    }
  });

  it('is not put off by a doubt, where they come more often than that', () => {
    const engine = givenTrading({ config: { reconcileIntervalMs: 2_000 } });
    read(engine, '9000');
    expect(dueIn(engine)).toBe(2_000);
  });

  it('says since when our books differ, and for how long they differed before', () => {
    const engine = givenTrading();
    const since = engine.now;
    read(engine, '9000');
    engine.now += 5_000;
    read(engine, '9000');
    expect(engine.state.view).toMatchObject({ differSince: since, differedMs: 0 });
    engine.now += 2_000;
    read(engine);
    expect(engine.state.view).toMatchObject({ differSince: null, differedMs: 7_000 });
    read(engine, '9000');
    engine.now += 1_000;
    read(engine);
    expect(engine.state.view.differedMs).toBe(8_000);
  });

  it('that brings news compares nothing, so that a difference lasts', () => {
    const engine = givenTrading();
    const since = engine.now;
    const id = ordered(engine, buy('1', '90'));
    read(engine, '9000');
    engine.now += 1_000;
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted') };
    const news = booksOf({ balances: [usd('9000')], openOrders: [found], ours: [{ clientOrderId: id, found }] });
    expect(engine.when({ type: 'VenueBooksRead', books: news }).types).toEqual(['OrderProgressed']);
    expect(engine.state.view).toMatchObject({ differSince: since, differedMs: 0 });
  });
});

describe('the books are read soon', () => {
  it('when an operator looks at them, after a pause that the venue has asked for', () => {
    const engine = givenTrading();
    engine.when({ type: 'ModeCommanded', mode: 'Degraded', reason: 'Looked at' });
    expect(dueIn(engine)).toBe(5_000);
    const paused = givenTrading();
    const failure = { ...failedCall('RateLimited', 'NotActed'), retryAfterMs: 20_000 };
    paused.when({ type: 'OrderQueryFailed', clientOrderId: 'any', failure });
    paused.when({ type: 'ModeCommanded', mode: 'Degraded', reason: 'Looked at' });
    expect(dueIn(paused)).toBe(20_000);
  });

  it('and not later than they would have been', () => {
    const engine = givenTrading();
    engine.now += 58_000;
    engine.when({ type: 'ModeCommanded', mode: 'Degraded', reason: 'Looked at' });
    expect(dueIn(engine)).toBe(2_000);
  });

  it('and not twice while they are being read', () => {
    const engine = givenTrading();
    engine.woke(60_000);
    engine.when({ type: 'ModeCommanded', mode: 'Degraded', reason: 'Looked at' });
    expect(dueIn(engine)).toBeNull();
  });
});
