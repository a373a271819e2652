import { ratioOf } from '@bot/core';
import { taskNames } from '../state/tasks';
import { booksOf, btc, buy, failedCall, mayTrade, progressOf, testConfig, usd } from '../testing/fixtures';
import { given, givenTrading, ordered, started, type EngineUnderTest } from '../testing/given';

const minute = { ...testConfig.tasks, telemetryMs: 60_000, guardsMs: 60_000 };
const failed = { type: 'TaskFailed', task: 'Telemetry', failure: failedCall('VenueUnavailable', 'Unknown') } as const;
const finished = {
  type: 'TaskFinished',
  result: {
    task: 'Telemetry',
    balances: [usd('10000')],
    fees: { maker: ratioOf('0.001'), taker: ratioOf('0.002') },
    permissions: mayTrade,
    instruments: [btc],
  },
} as const;
const dueAt = (engine: EngineUnderTest, name: (typeof taskNames)[number]): number | null | undefined =>
  engine.state.view.tasks.get(name);

describe('the recurring duties', () => {
  it('begin when trading does, one of each, and a second start doubles none', () => {
    const waiting = given();
    waiting.when(started);
    expect([...waiting.state.view.tasks.values()]).toEqual([null, null, null, null, null]);
    const engine = givenTrading({ config: { tasks: minute } });
    const before = new Map(engine.state.view.tasks);
    expect([...before.keys()]).toEqual(taskNames);
    engine.when(started);
    expect(engine.state.view.tasks).toEqual(before);
  });

  it('are carried out when they are due, and not again before they have ended', () => {
    const engine = givenTrading({ config: { tasks: minute, reconcileIntervalMs: 3_600_000 } });
    expect(engine.woke(59_999).commands).toEqual([]);
    expect(engine.woke(1).commands).toEqual([
      { type: 'RunTask', task: 'Guards' },
      { type: 'RunTask', task: 'Telemetry' },
    ]);
    expect(engine.woke(60_000).commands).toEqual([]);
    engine.when(finished);
    expect(engine.state.view).toMatchObject({ fees: finished.result.fees, balances: finished.result.balances });
    expect(dueAt(engine, 'Telemetry')).toBe(engine.now + 60_000);
    expect(engine.state.view.taskRecords.get('Telemetry')).toEqual({ lastRanAt: engine.now, failures: 0 });
  });

  it('are tried again after 1, 2, 4 … seconds, never later than they would have come', () => {
    const engine = givenTrading({ config: { tasks: { ...minute, telemetryMs: 10_000, alertAfterFailures: 99 } } });
    const waits = [1, 2, 3, 4, 5].map(() => {
      engine.when(failed);
      return Number(dueAt(engine, 'Telemetry')) - engine.now;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000]);
  });

  it('that keep failing raise an alert once, and it is said when they run again', () => {
    const engine = givenTrading({ config: { tasks: minute } });
    expect([1, 2, 3, 4].map(() => engine.when(failed).types)).toEqual([[], [], ['AlertRaised'], []]);
    expect(engine.when(finished).payload('TaskRecovered')).toEqual({ task: 'Telemetry' });
    expect(engine.when(finished).events).toEqual([]);
    expect([1, 2, 3].map(() => engine.when(failed).types)).toEqual([[], [], ['AlertRaised']]);
  });

  it('that have not ended well for five of their intervals are overdue', () => {
    const engine = givenTrading({ config: { tasks: minute } });
    engine.woke(60_000);
    engine.when({ type: 'TaskFinished', result: { task: 'Guards' } });
    const overdue = (ms: number): readonly unknown[] =>
      engine
        .woke(ms)
        .events.flatMap(({ type, payload }) =>
          type === 'AlertRaised' && payload.code === 'TaskOverdue' ? [payload.subject] : [],
        );
    expect([1, 2].map(() => overdue(2 * 60_000))).toEqual([[], []]);
    expect(overdue(1)).toEqual(['Reconciliation', 'Telemetry']);
    expect(overdue(1)).toEqual([]);
  });

  it('that have not begun are not overdue, however long the venue does not let the bot start', () => {
    const engine = given();
    engine.when(started);
    expect(engine.woke(24 * 3_600_000).types).not.toContain('AlertRaised');
  });
});

describe('the look at our orders', () => {
  const looked = (engine: EngineUnderTest, orders: object) =>
    engine.when({
      type: 'TaskFinished',
      result: { task: 'OrderReconciliation', orders: { ...booksOf(), ...orders } },
    });

  it('brings what the stream has lost, and has the books read', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const progress = progressOf(id, 'Filled', '1');
    const terms = { ...buy('1', '90') };
    const then = looked(engine, { ours: [{ clientOrderId: id, found: { terms, progress } }] });
    expect(then.types).toContain('OrderProgressed');
    expect(then.commands.map(({ type }) => type)).toContain('ReadVenueBooks');
    expect(engine.state.ledger.orders.get(id)?.status).toBe('Filled');
  });

  it('that brings something while the books are being read does not have them read twice', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.woke(testConfig.reconcileIntervalMs);
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Filled', '1') };
    const then = looked(engine, { ours: [{ clientOrderId: id, found }] });
    expect([then.payload('OrderProgressed')?.status, then.commands]).toEqual(['Filled', []]);
  });

  it('that finds nothing new costs nothing', () => {
    const then = looked(givenTrading(), {});
    expect([then.events, then.commands]).toEqual([[], []]);
  });
});

describe('a stop', () => {
  it('ends the duties, but for the look at orders that are to be canceled', () => {
    const engine = givenTrading({ config: { tasks: minute } });
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    const asked = engine.when({ type: 'StopRequested', openOrders: 'cancel' });
    expect(asked.types).toContain('CancelRequested');
    expect(engine.woke(1_000).commands).toContainEqual({ type: 'RunTask', task: 'OrderReconciliation' });
    engine.when({ type: 'TaskFailed', task: 'OrderReconciliation', failure: failedCall('Timeout', 'Unknown') });
    expect(dueAt(engine, 'OrderReconciliation')).toBe(engine.now + 1_000);
    engine.when({ type: 'TaskFinished', result: { task: 'Guards' } });
    expect(dueAt(engine, 'Guards')).toBeNull();
    expect(engine.when({ type: 'Stopped', reason: 'r', unfinished: ['x'] }).payload('ProcessStopped')).toEqual({
      ...{ reason: 'r', unfinished: ['x'] },
    });
  });

  it('that keeps orders asks for nothing', () => {
    const engine = givenTrading();
    ordered(engine, buy('1', '90'));
    expect(engine.when({ type: 'StopRequested', openOrders: 'keep' }).commands).toEqual([]);
    expect(engine.woke(3_600_000).commands).toEqual([]);
  });
});
