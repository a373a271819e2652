import { nextWakeAt } from '../nextWakeAt';
import { buy, failedCall, progressOf } from '../testing/fixtures';
import { givenTrading, ordered } from '../testing/given';

const HOUR = 3_600_000;

describe('a clock that is set back', () => {
  it('takes what is planned with it', () => {
    const engine = givenTrading();
    const unknown = ordered(engine, buy('1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId: unknown, failure: failedCall('Timeout', 'Unknown') });
    const live = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(live, 'Accepted') });
    engine.when({ type: 'CancelWished', clientOrderId: live, reason: 'test' });
    engine.when({ type: 'CancelFailed', clientOrderId: live, failure: failedCall('InvalidRequest', 'NotActed') });
    const due = (): number[] => [
      (engine.state.view.tasks.get('Reconciliation') ?? 0) - engine.now,
      (engine.state.view.queries.get(unknown)?.nextAt ?? 0) - engine.now,
      (engine.state.view.refusedCancels.get(live)?.nextAt ?? 0) - engine.now,
    ];
    const before = due();
    engine.woke(-HOUR);
    expect(due()).toEqual(before);
    expect(nextWakeAt(engine.state)).toBeLessThanOrEqual(engine.now + 1_000);
  });
});

describe('a clock that jumps ahead', () => {
  it('makes each duty due once, however often it was missed', () => {
    const engine = givenTrading();
    const reads = () => engine.woke(0).commands.filter(({ type }) => type === 'ReadVenueBooks').length;
    engine.now += 8 * HOUR;
    expect([reads(), reads()]).toEqual([1, 0]);
  });
});
