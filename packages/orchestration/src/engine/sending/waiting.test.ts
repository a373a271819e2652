import { priceOf, quantityOf } from '@bot/core';
import { buy, failedCall, limits, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Then } from '../testing/given';
import { nextSendAt } from './nextSendAt';

const busy = failedCall('RateLimited', 'NotActed');
const timeout = failedCall('Timeout', 'Unknown');
const DEADLINE_MS = 30_000;

/** An order rests, and the venue takes no more requests for so long. */
function givenPause(ms: number): { engine: EngineUnderTest; resting: string } {
  const engine = givenTrading();
  const resting = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(resting, 'Accepted') });
  engine.when({ type: 'OrderQueryFailed', clientOrderId: resting, failure: { ...busy, retryAfterMs: ms } });
  return { engine, resting };
}
const amended = (engine: EngineUnderTest, clientOrderId: string, quantity = '2'): Then =>
  engine.when({ type: 'AmendWished', clientOrderId, limitPrice: priceOf('90'), quantity: quantityOf(quantity) });
const from = (engine: EngineUnderTest): number => Number(nextSendAt(engine.state)) - engine.now;
function capTo({ state }: EngineUnderTest, quantity: string): void {
  state.config = { ...state.config, limits: { ...limits, positionCaps: { 'BTC-USD': quantityOf(quantity) } } };
}

describe('a request that waits is looked at', () => {
  it('never, when there is none', () => {
    expect(nextSendAt(givenTrading().state)).toBeNull();
  });

  it('when the pause is over', () => {
    const { engine } = givenPause(7_000);
    ordered(engine, buy('1', '91'));
    expect(from(engine)).toBe(7_000);
  });

  it('just after its deadline, when that is before', () => {
    const { engine } = givenPause(60_000);
    engine.now += 1_000;
    ordered(engine, buy('1', '91'));
    engine.now += 5_000;
    ordered(engine, buy('1', '92'));
    expect(from(engine)).toBe(DEADLINE_MS + 1 - 5_000);
  });

  it('an amendment by the time at which it was asked for', () => {
    const { engine, resting } = givenPause(120_000);
    engine.now += 40_000;
    amended(engine, resting);
    expect(from(engine)).toBe(DEADLINE_MS + 1);
  });
});

describe('what has waited is judged again before it leaves', () => {
  it('an order that would break a limit by now has failed', () => {
    const { engine } = givenPause(7_000);
    const id = ordered(engine, buy('1', '91'));
    capTo(engine, '1');
    const released = engine.woke(7_000);
    expect(released.payload('OrderFailed')).toEqual({
      clientOrderId: id,
      reason: 'It would not be approved any more: PositionCap.',
    });
    expect(released.commands).not.toContainEqual(expect.objectContaining({ type: 'SubmitOrder' }));
  });

  it('an amendment that would break a limit by now is given up', () => {
    const { engine, resting } = givenPause(7_000);
    amended(engine, resting);
    capTo(engine, '1');
    const released = engine.woke(7_000);
    expect(released.payload('SendAbandoned')).toMatchObject({
      ...{ clientOrderId: resting, action: 'Amend' },
      reason: 'It would not be approved any more.',
    });
    expect(released.commands).not.toContainEqual(expect.objectContaining({ type: 'AmendOrder' }));
  });

  it('an amendment that is still wanted leaves', () => {
    const { engine, resting } = givenPause(7_000);
    amended(engine, resting);
    expect(engine.woke(7_000).commands).toMatchObject([{ type: 'AmendOrder', clientOrderId: resting }]);
  });
});

describe('the deadline', () => {
  it('of an order is its last millisecond', () => {
    const { engine } = givenPause(DEADLINE_MS);
    const id = ordered(engine, buy('1', '91'));
    const last = engine.woke(DEADLINE_MS);
    expect(last.payload('SubmitAttempted')).toEqual({ clientOrderId: id, attempt: 1 });
  });

  it.each([
    [DEADLINE_MS, undefined],
    [DEADLINE_MS + 1, 'Its time has passed.'],
  ])('of an order that waits %d ms: %s', (ms, reason) => {
    const { engine } = givenPause(60_000);
    ordered(engine, buy('1', '91'));
    expect(engine.woke(ms).payload('OrderFailed')?.reason).toBe(reason);
  });

  it.each([
    [DEADLINE_MS, undefined],
    [DEADLINE_MS + 1, 'Its time has passed.'],
  ])('of an amendment that waits %d ms: %s', (ms, reason) => {
    const { engine, resting } = givenPause(120_000);
    engine.now += 40_000;
    amended(engine, resting);
    expect(engine.woke(ms).payload('SendAbandoned')?.reason).toBe(reason);
  });

  it('still has a place for an attempt that comes due with it, and for none after', () => {
    const attemptAfter = (retryAfterMs: number): Then => {
      const engine = givenTrading();
      const id = ordered(engine, buy('1', '90'));
      return engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: { ...timeout, retryAfterMs } });
    };
    expect(attemptAfter(DEADLINE_MS).types).toContain('RetryScheduled');
    expect(attemptAfter(DEADLINE_MS + 1).types).not.toContain('RetryScheduled');
  });

  it('of an amendment has nothing to do with that of its order', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    engine.now += 2 * DEADLINE_MS;
    engine.sampled(0, '100');
    amended(engine, id);
    const failed = engine.when({
      type: 'AmendFailed',
      clientOrderId: id,
      failure: failedCall('NotConnected', 'NotActed'),
    });
    expect(failed.payload('RetryScheduled')).toMatchObject({ action: 'Amend', attempt: 2 });
  });

  it('an order that was canceled while it waited says so', () => {
    const { engine } = givenPause(7_000);
    const clientOrderId = ordered(engine, buy('1', '91'));
    const canceled = engine.when({ type: 'CancelWished', clientOrderId, reason: 'Asked' });
    expect(canceled.payload('OrderFailed')?.reason).toBe('It was canceled meanwhile.');
  });
});

it('a venue that does not say how long it takes no more is left alone for the first backoff, and people are told', () => {
  const { engine, resting } = givenPause(1);
  engine.woke(10);
  const paused = engine.when({ type: 'OrderQueryFailed', clientOrderId: resting, failure: busy });
  expect(paused.payload('SendingPaused')).toEqual({
    until: engine.now + engine.state.config.orders.retryBaseMs,
    error: 'RateLimited: the test says so',
  });
});

it('the pause is told with its length and its cause', () => {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  const paused = engine.when({
    ...{ type: 'OrderQueryFailed', clientOrderId: id },
    failure: { ...busy, retryAfterMs: 7_000 },
  });
  expect(paused.payload('ModeChanged')?.numbers).toEqual({ pausedMs: '7000' });
  expect(paused.payload('AlertRaised')?.message).toContain(
    'The venue took no more requests (RateLimited: the test says so).',
  );
});
