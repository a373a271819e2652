import type { EngineCommand } from '../decision';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, buy, failedCall, mayTrade, testConfig } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, type TimelessInput } from '../testing/given';
import { denialOf, forbidden, modesOf, notAccepted, probeRefused, resting, resume, wokenFor } from '../testing/keys';

const booksRefused = { type: 'VenueBooksUnreadable', failure: notAccepted } as const;
const permitted = { type: 'PermissionsRead', permissions: mayTrade } as const;
const booksRead = { type: 'VenueBooksRead', books: booksOf() } as const;
const names = (commands: readonly EngineCommand[]): string[] => commands.map(({ type }) => type);

describe('a key that the venue does not accept', () => {
  it.each<[string, TimelessInput]>([
    ['a reading of the books', booksRefused],
    ['a task', { type: 'TaskFailed', task: 'Telemetry', failure: notAccepted }],
    ['a look-up', { type: 'OrderQueryFailed', clientOrderId: 'any', failure: notAccepted }],
    ['a cancel', { type: 'CancelFailed', clientOrderId: 'any', failure: notAccepted }],
    ['an amendment', { type: 'AmendFailed', clientOrderId: 'any', failure: notAccepted }],
    ['a price', { type: 'QuotesPolled', failure: notAccepted }],
    ['a reading that the key may not do', { type: 'VenueBooksUnreadable', failure: forbidden }],
  ])('halts trading, by %s', (_, input) => {
    const engine = givenTrading();
    const told = engine.when(input);
    expect(modesOf(engine)).toEqual(['All Unauthorized Halted']);
    expect(told.payload('AlertRaised')).toMatchObject({ severity: 'Critical', code: 'Unauthorized', subject: 'All' });
    expect(told.payload('AlertRaised')?.message).toContain(input.type === 'QuotesPolled' ? 'AuthenticationFailed' : '');
    expect(denialOf(engine)).toBe('TradingHalted');
  });

  it('is told once, however many requests it is refused', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    expect(engine.when({ type: 'TaskFailed', task: 'Telemetry', failure: notAccepted }).events).toEqual([]);
    expect(engine.when(probeRefused).events).toEqual([]);
    expect(engine.state.view.access.refusals).toBe(2);
  });

  it('has not had an order acted upon: it has failed, and keeps nothing back', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const told = engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: notAccepted });
    expect(told.types).toEqual(['ModeChanged', 'AlertRaised', 'OrderFailed']);
    expect(engine.state.ledger.orders.get(id)?.status).toBe('Failed');
  });

  it('is tried after 5, 10, 20 … seconds, five minutes apart in the end, and nothing else that needs it is asked', () => {
    const engine = givenTrading({ config: { reconcileIntervalMs: 7_000 } });
    const id = ordered(engine, buy('1', '90'));
    const lost = failedCall('Timeout', 'Unknown');
    engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: lost });
    engine.when(booksRefused);
    const asked = wokenFor(engine, 1_300_000).filter((what) => !what.includes('RunTask'));
    expect(asked).toEqual([5, 15, 35, 75, 155, 315, 615, 915, 1215].map((at) => `${at} ReadPermissions`));
    expect(engine.state.ledger.orders.get(id)?.status).toBe('Unknown');
  });

  it('does not keep the tasks of our own from running', () => {
    const tasks = { ...testConfig.tasks, guardsMs: 2_000, metricsMs: 3_000, orderReconciliationMs: 1_000 };
    const engine = givenTrading({ config: { tasks } });
    engine.when(booksRefused);
    const run = (task: 'Guards' | 'Metrics'): TimelessInput => ({ type: 'TaskFinished', result: { task } });
    const commands = engine.woke(4_000).commands;
    expect(commands).toEqual([
      { type: 'RunTask', task: 'Guards' },
      { type: 'RunTask', task: 'Metrics' },
    ]);
    engine.when(run('Guards'));
    engine.when(run('Metrics'));
    expect(nextWakeAt(engine.state)).toBe(engine.now + 1_000);
  });

  it('that fails to be tried for another reason is tried later', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    const late: TimelessInput = { type: 'PermissionsUnreadable', failure: failedCall('Timeout', 'Unknown') };
    expect(wokenFor(engine, 40_000, late)).toEqual([5, 15, 35].map((at) => `${at} ReadPermissions`));
  });

  it('is not asked to cancel: a cancel waits, and leaves when the key is accepted again', () => {
    const engine = givenTrading();
    const id = resting(engine);
    expect(engine.when(booksRefused).types).toEqual(['ModeChanged', 'AlertRaised', 'CancelRequested']);
    expect(wokenFor(engine, 4_000)).toEqual([]);
    expect(engine.state.ledger.orders.get(id)?.status).toBe('PendingCancel');
    expect(names(engine.when(permitted).commands)).toEqual(['ReadVenueBooks', 'CancelOrder']);
  });

  it('lets nothing be traded before the books were compared', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    expect(names(engine.when(permitted).commands)).toEqual(['ReadVenueBooks']);
    expect(denialOf(engine)).toBe('TradingHalted');
    expect(engine.when(booksRead).types).toEqual(['BooksCompared', 'ModeChanged']);
    expect(modesOf(engine)).toEqual([]);
    expect(denialOf(engine)).toBeUndefined();
  });

  it('is accepted while the books are being read: they are not read twice at once', () => {
    const engine = givenTrading();
    expect(names(engine.woke(testConfig.reconcileIntervalMs).commands)).toEqual(['ReadVenueBooks']);
    engine.when({ type: 'TaskFailed', task: 'Telemetry', failure: notAccepted });
    expect(engine.when(permitted).commands).toEqual([]);
    expect(engine.when(booksRead).types).toEqual(['BooksCompared', 'ModeChanged']);
    expect(modesOf(engine)).toEqual([]);
  });

  it('has a difference looked at twice before anything goes on', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    engine.when(permitted);
    const fewer = { type: 'VenueBooksRead', books: booksOf({ balances: [] }) } as const;
    expect(names(engine.when(fewer).commands)).toEqual(['ReadVenueBooks']);
    expect(modesOf(engine)).toEqual(['All Unauthorized Halted']);
    engine.when(fewer);
    expect(modesOf(engine)).toEqual(['All Drift ReduceOnly']);
  });

  it('is not believed to be accepted by what was under way when it was refused', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    expect(engine.when(booksRead).types).toEqual(['BooksCompared']);
    expect(modesOf(engine)).toEqual(['All Unauthorized Halted']);
    expect(engine.state.view.access.state).toBe('Refused');
  });

  it('is tried at once when an operator resumes; nothing is traded on his word alone', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    engine.when(probeRefused);
    engine.now += 2_000;
    engine.when(resume);
    expect(modesOf(engine)).toEqual([]);
    expect(denialOf(engine)).toBe('NotReconciled');
    expect(names(engine.woke(0).commands)).toEqual(['ReadPermissions']);
    engine.when(resume);
    expect(names(engine.woke(0).commands)).toEqual([]);
    expect(engine.when(probeRefused).types).toEqual(['ModeChanged', 'AlertRaised']);
  });

  it('that is refused and accepted in turn is asked ever more seldom, until the books were compared', () => {
    const engine = givenTrading();
    for (const refusals of [1, 2, 3]) {
      engine.when(booksRefused);
      expect(engine.state.view.access).toMatchObject({ state: 'Refused', refusals });
      engine.when(permitted);
    }
    engine.when(booksRead);
    engine.when(booksRefused);
    expect(engine.state.view.access.refusals).toBe(1);
  });

  it('at the start is tried before anything else is asked, and then the start goes on', () => {
    const engine = given();
    engine.when(started);
    const told = engine.when({ type: 'VenueLoadFailed', failure: notAccepted });
    expect(told.types).toEqual(['ModeChanged', 'AlertRaised']);
    expect(wokenFor(engine, 20_000)).toEqual(['5 ReadPermissions', '15 ReadPermissions']);
    expect(engine.when(permitted).commands).toEqual([]);
    expect(names(engine.woke(0).commands)).toEqual(['LoadVenue']);
    engine.when(venueLoaded);
    engine.when(booksRead);
    engine.when(booksRead);
    expect(modesOf(engine)).toEqual([]);
  });

  it('is not tried any more by a bot that stops', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    engine.when({ type: 'StopRequested', openOrders: 'cancel' });
    expect(nextWakeAt(engine.state)).toBeUndefined();
    expect(engine.woke(60_000).commands).toEqual([]);
  });

  it('moves with a clock that is set back', () => {
    const engine = givenTrading();
    engine.when(booksRefused);
    engine.now -= 3_600_000;
    engine.woke(0);
    expect(nextWakeAt(engine.state)).toBe(engine.now + 5_000);
  });
});
