import { observe } from '../observe';
import { booksOf, buy, failedCall, usd } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';

const HOUR = 3_600_000;
const id = 'BTC-USD';

/** Everything in the view that is planned, or has a time: how far it is from now. */
function fromNow({ state: { view } }: EngineUnderTest): Readonly<Record<string, number>> {
  const { feed, access } = view;
  const times = Object.entries({
    ...{ load: view.loadAt, probe: access.probeAt, began: view.tasksBeganAt, booksRead: view.booksReadAt },
    ...{
      differ: view.differSince,
      drift: [...view.drifts.values()][0],
      bucket: view.bucket.at,
      error: view.errors.lastAt,
    },
    ...{ opened: feed.openedAt, open: feed.openAt, poll: feed.pollAt, stale: feed.staleCheckAt },
    ...{ failing: feed.failing?.since, guards: view.tasks.get('Guards') },
    ...{ booksRan: view.taskRecords.get('Reconciliation')?.lastRanAt },
  });
  return Object.fromEntries(times.map(([name, at]) => [name, Number(at ?? NaN) - view.now]));
}

/** The view of a bot to which everything has happened that has a time. */
function givenTimes(): EngineUnderTest {
  const engine = givenTrading();
  const lost = failedCall('Timeout', 'Unknown');
  engine.woke(1_000);
  const clientOrderId = ordered(engine, buy('1', '90'));
  engine.when({ type: 'SubmitFailed', clientOrderId, failure: lost });
  engine.when({ type: 'VenueBooksRead', books: booksOf({ balances: [usd('9000')] }) });
  engine.when({ type: 'FeedSpoke', instrumentId: id });
  ['Dead', 'Dead'].forEach(() => engine.when({ type: 'FeedSilent', instrumentIds: [id], connection: 'Dead' }));
  engine.when({ type: 'QuotesPolled', failure: lost });
  engine.when({ type: 'VenueLoadFailed', failure: lost });
  engine.when({ type: 'TaskFailed', task: 'Telemetry', failure: failedCall('AuthenticationFailed', 'NotActed') });
  return engine;
}
const now = (engine: EngineUnderTest, at: number): void => observe(engine.state, { type: 'Woke', at });

describe('what has a time in the view', () => {
  it('is as far away as it was after the clock was set back', () => {
    const engine = givenTimes();
    const before = fromNow(engine);
    expect(Object.values(before)).not.toContain(NaN);
    now(engine, engine.now - HOUR);
    expect(fromNow(engine)).toEqual(before);
  });

  it('and is not there has none afterwards either', () => {
    const engine = givenTrading();
    now(engine, engine.now - HOUR);
    expect(engine.state.view).toMatchObject({ loadAt: null, differSince: null, access: { probeAt: null } });
    expect(engine.state.view.taskRecords.get('Telemetry')?.lastRanAt).toBeNull();
    expect(engine.state.view.feed).toMatchObject({ openAt: null, pollAt: null, failing: null });
  });

  it('leaves out the time that a jump has skipped, where it says how long something has not happened', () => {
    const engine = givenTimes();
    const before = fromNow(engine);
    const plannedAt = Number(engine.state.view.tasks.get('Guards'));
    // The first of what is planned is the look-up of the order and the connection, in a second.
    now(engine, engine.now + 1_000 + HOUR);
    const after = fromNow(engine);
    const apart = (name: string): number => Number(after[name]) - Number(before[name]);
    expect(['began', 'booksRan', 'differ', 'stale', 'failing'].map(apart)).toEqual(Array(5).fill(-1_000));
    expect(engine.state.view.tasks.get('Guards')).toBe(plannedAt);
    expect(['load', 'open', 'poll', 'booksRead'].map(apart)).toEqual(Array(4).fill(-1_000 - HOUR));
  });

  it('and is not there is not made up by a jump', () => {
    const engine = givenTrading();
    now(engine, engine.now + HOUR);
    expect(engine.state.view.differSince).toBeNull();
    expect(engine.state.view.taskRecords.get('Telemetry')?.lastRanAt).toBeNull();
    expect(engine.state.view.feed.failing).toBeNull();
  });
});

describe('a clock that is set back', () => {
  it.each([
    [999, 0],
    [1_000, -1_000],
  ])('by %d ms is told of as %d: less than a second is no news', (backMs, step) => {
    const engine = givenTrading();
    now(engine, engine.now - backMs);
    expect(engine.state.view.clockStepMs).toBe(step);
    now(engine, engine.now);
    expect(engine.state.view.clockStepMs).toBe(0);
  });
});

describe('a clock that goes ahead', () => {
  it.each([
    [180_000, 0],
    [180_001, 180_001],
  ])('%d ms beyond what was due has jumped by %d', (lateMs, step) => {
    const engine = givenTrading();
    // The price is too old a millisecond after a minute, the books are read after one.
    now(engine, engine.now + 60_000 + lateMs);
    expect(engine.state.view.clockStepMs).toBe(step);
  });
});
