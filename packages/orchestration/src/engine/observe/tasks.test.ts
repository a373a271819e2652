import type { RejectReason } from '@bot/core';
import { taskNames } from '../state/tasks';
import { booksOf, buy, DAY, failedCall, progressOf, testConfig } from '../testing/fixtures';
import { given, givenTrading, ordered, started, type EngineUnderTest } from '../testing/given';

const dueIn = ({ state, now }: EngineUnderTest, task: (typeof taskNames)[number]): number | null => {
  const at = state.view.tasks.get(task) ?? null;
  return at === null ? null : at - now;
};
const planned = (engine: EngineUnderTest) => taskNames.filter((name) => dueIn(engine, name) !== null);

describe('a bot that stops', () => {
  it('looks at its orders once a second while it waits for their end, and does nothing else any more', () => {
    const engine = givenTrading();
    engine.when({ type: 'StopRequested', openOrders: 'cancel' });
    expect(planned(engine)).toEqual(['OrderReconciliation']);
    expect(dueIn(engine, 'OrderReconciliation')).toBe(1_000);
    expect(engine.woke(1_000).commands).toEqual([{ type: 'RunTask', task: 'OrderReconciliation' }]);
    engine.when({ type: 'TaskFinished', result: { task: 'OrderReconciliation', orders: booksOf() } });
    expect(dueIn(engine, 'OrderReconciliation')).toBe(1_000);
    engine.when({ type: 'TaskFinished', result: { task: 'Guards' } });
    expect(planned(engine)).toEqual(['OrderReconciliation']);
  });

  it('and leaves its orders where they are has no duty any more', () => {
    const engine = givenTrading();
    engine.when({ type: 'StopRequested', openOrders: 'keep' });
    expect(planned(engine)).toEqual([]);
  });

  it('does not load the venue any more, and looks nothing up', () => {
    const engine = given();
    engine.when(started);
    engine.when({ type: 'VenueLoadFailed', failure: failedCall('Timeout', 'Unknown') });
    engine.when({ type: 'StopRequested', openOrders: 'cancel' });
    expect(engine.state.view.loadAt).toBeNull();
    const trading = givenTrading();
    const clientOrderId = ordered(trading, buy('1', '90'));
    trading.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall('Timeout', 'Unknown') });
    expect(trading.state.view.queries.size).toBe(1);
    trading.when({ type: 'StopRequested', openOrders: 'keep' });
    expect(trading.woke(60_000).commands).toEqual([]);
  });
});

describe('the terms of an instrument are read again at once', () => {
  const reasons: readonly RejectReason[] = [
    'InvalidPrecision',
    'BelowMinimumSize',
    'AboveMaximumSize',
    'UnknownInstrument',
  ];
  it.each(reasons)('when the venue refuses an order at once for %s', (reason) => {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1'));
    const answer = { outcome: 'Rejected', clientOrderId, reason, message: '', at: DAY } as const;
    engine.when({ type: 'SubmitAnswered', answer });
    expect(dueIn(engine, 'Telemetry')).toBe(0);
  });

  it.each(reasons)('when it refuses later one that it had taken for %s', (reason) => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Rejected', '0', { reason }) });
    expect(dueIn(engine, 'Telemetry')).toBe(0);
  });

  it('and not when it only moves an order on', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    expect(dueIn(engine, 'Telemetry')).toBe(testConfig.tasks.telemetryMs);
  });
});
