import { moneyOf, ratioOf } from '@bot/core';
import { isWithinLastMinute, secondOf } from '../state/orderRate';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, btcPerp, buy, DAY, failedCall, orderRules, progressOf, sell, usd } from '../testing/fixtures';
import { given, givenTrading, ordered, started, wish, type EngineUnderTest } from '../testing/given';
import { holding } from '../testing/holdings';

const HOUR = 3_600_000;
const back = (engine: EngineUnderTest, ms = HOUR) => engine.woke(-ms);
const rateLimited = { ...failedCall('RateLimited', 'Unknown'), retryAfterMs: 20_000 };

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
    back(engine);
    expect(due()).toEqual(before);
    expect(nextWakeAt(engine.state)).toBeLessThanOrEqual(engine.now + 1_000);
  });

  it('is recorded, and told when it is much', () => {
    const engine = givenTrading();
    expect(back(engine).events).toMatchObject([
      { type: 'ClockChanged', payload: { byMs: -HOUR } },
      { type: 'AlertRaised', payload: { code: 'ClockChanged', severity: 'Warning' } },
    ]);
    expect(back(engine, 2_000).types).toEqual(['ClockChanged']);
    expect(back(engine, 999).types).toEqual([]);
    expect(engine.woke(1_000).types).toEqual([]);
  });

  it('lets a retry leave when it would have left, after the pause that the venue asked for', () => {
    const engine = givenTrading({ config: { holdings: 'adopt' } }, booksOf({ positions: [holding('BTC-USD', '1')] }));
    const clientOrderId = ordered(engine, sell('1', '110'));
    engine.when({ type: 'SubmitFailed', clientOrderId, failure: rateLimited });
    back(engine);
    const sent = (ms: number): number => engine.woke(ms).commands.filter(({ type }) => type === 'SubmitOrder').length;
    engine.sampled(1_000, '100');
    expect([sent(18_000), sent(1_000)]).toEqual([0, 1]);
  });

  it('gives an order up at its deadline, and not an hour later', () => {
    const engine = givenTrading({ config: { orders: { ...orderRules, maxAttempts: 50 } } });
    const clientOrderId = ordered(engine, buy('1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId, failure: rateLimited });
    back(engine);
    expect(engine.woke(orderRules.deadlineMs + 1).types).toContain('SendAbandoned');
  });

  it('lets a timed restriction end after its time', () => {
    const engine = givenTrading();
    const until = engine.now + 60_000;
    engine.when({ type: 'ModeCommanded', mode: 'ReduceOnly', reason: 'lunch', until });
    back(engine);
    engine.woke(59_999);
    expect(engine.state.ledger.restrictions.size).toBe(1);
    engine.woke(1);
    expect(engine.state.ledger.restrictions.size).toBe(0);
  });

  it('lets an order that is not found fail after the window of the venue', () => {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall('Timeout', 'Unknown') });
    back(engine);
    engine.woke(100_000);
    engine.now += 25_000;
    const absent = { type: 'OrderQueried', clientOrderId, found: null } as const;
    expect(engine.when(absent).types).not.toContain('OrderFailed');
    engine.now += 1;
    expect(engine.when(absent).types).toContain('OrderFailed');
  });

  it('asks the venue for what happened before it, too', () => {
    const engine = givenTrading();
    engine.woke(60_000);
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    back(engine);
    const [read] = engine.woke(60_000).commands.filter(({ type }) => type === 'ReadVenueBooks');
    expect(read).toMatchObject({ fillsSince: engine.now - 60_000 - 300_000 });
  });

  it.each([
    ['was days ahead', 30 * 24 * HOUR, 30 * 24 * HOUR],
    ['was right', 0, HOUR],
  ])('from where it %s, lets what is paid from now on be booked, and nothing again', (_, aheadMs, backMs) => {
    const engine = givenTrading({ instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'] } });
    const funding = (fundingId: string) => ({
      ...{ fundingId, instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf('3') },
      ...{ fundingRate: ratioOf('0.0001'), at: engine.now },
    });
    const read = (cash: string, fundings: ReturnType<typeof funding>[]) =>
      engine.when({ type: 'VenueBooksRead', books: booksOf({ balances: [usd(cash)], fundings }) }).types;
    engine.woke(1.5 * HOUR);
    const before = funding('f-1');
    read('10003', [before]);
    engine.woke(0.5 * HOUR + aheadMs);
    expect(read('10003', [before])).toContain('BooksCompared');
    back(engine, backMs);
    const after = funding('f-2');
    expect(read('10006', [before, after])).toEqual(['FundingBooked']);
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('10006'));
  });

  it('keeps counting the orders of the last minute', () => {
    const engine = givenTrading();
    ordered(engine, buy('1', '90'));
    back(engine);
    const [second = 0] = engine.state.ledger.submissions.bySecond.keys();
    expect([isWithinLastMinute(second, engine.now), second]).toEqual([true, secondOf(engine.now)]);
  });

  it('is noticed by the next process, too', () => {
    const before = givenTrading();
    before.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'lunch', until: before.now + 60_000 });
    const engine = given({ after: before });
    engine.now -= HOUR;
    expect(engine.when(started).types.slice(0, 2)).toEqual(['ProcessStarted', 'ClockChanged']);
    expect([...engine.state.ledger.restrictions.values()]).toMatchObject([{ until: engine.now + 60_000 }]);
  });

  it('before anything was compared moves nothing that is not there', () => {
    const engine = given();
    engine.when(started);
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'lunch' });
    expect(back(engine).types).toContain('ClockChanged');
    expect(engine.state.ledger.comparedAt).toBeNull();
    expect([...engine.state.ledger.restrictions.values()]).toMatchObject([{ since: DAY - HOUR, until: null }]);
  });

  it('moves refusals and partial fills along', () => {
    const engine = givenTrading({ config: { orders: { ...orderRules, remainder: 'cancel' } } });
    const refused = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(refused, 'Rejected') });
    const partly = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(partly, 'PartiallyFilled', '0.4') });
    const at = engine.now;
    back(engine);
    const { rejections, partlyFilled, endedAt } = engine.state.ledger;
    expect(rejections.get('BTC-USD')).toEqual([at - HOUR]);
    expect([partlyFilled.get(partly), endedAt.get(refused)]).toEqual([at - HOUR, at - HOUR]);
    expect(engine.woke(orderRules.remainderAfterMs).types).toContain('CancelRequested');
  });
});

describe('a clock that jumps ahead', () => {
  it('makes each duty due once, however often it was missed', () => {
    const engine = givenTrading();
    const reads = () => engine.woke(0).commands.filter(({ type }) => type === 'ReadVenueBooks').length;
    engine.now += 8 * HOUR;
    expect([reads(), reads()]).toEqual([1, 0]);
  });

  it('is told once, and blames no duty', () => {
    const engine = givenTrading();
    const slept = engine.woke(8 * HOUR);
    // The first duty was due after a minute.
    expect(slept.payload('ClockChanged')).toEqual({ byMs: 8 * HOUR - 60_000 });
    expect(slept.types.filter((type) => type === 'AlertRaised')).toHaveLength(1);
    expect(engine.woke(60_000).types).not.toContain('ClockChanged');
  });

  it('makes every price too old to enter by, and an exit stays possible', () => {
    const engine = givenTrading({ config: { holdings: 'adopt' } }, booksOf({ positions: [holding('BTC-USD', '1')] }));
    engine.now += 8 * HOUR;
    expect(engine.when(wish(buy('1'))).payload('OrderDenied')?.reason).toBe('StaleMark');
    expect(engine.when(wish(sell('1'))).types).toContain('OrderSubmitted');
  });

  it('gives the venue its whole window for what it may still admit', () => {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall('Timeout', 'Unknown') });
    const resting = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(resting, 'Accepted') });
    const amended = { clientOrderId: resting, limitPrice: buy('1', '91').limitPrice, quantity: buy('2').quantity };
    engine.when({ type: 'AmendWished', ...amended } as never);
    engine.woke(HOUR);
    expect(engine.when({ type: 'OrderQueried', clientOrderId, found: null }).types).not.toContain('OrderFailed');
    expect(engine.state.ledger.orders.get(resting)?.amend?.requestedAt).toBeGreaterThan(DAY + HOUR - 60_000);
  });

  it('that is short is a busy machine', () => {
    const engine = givenTrading();
    expect(engine.woke(60_000 + 180_000).types).not.toContain('ClockChanged');
  });

  it('does not count what failed before as failing all the while', () => {
    const engine = givenTrading();
    engine.when({ type: 'TaskFailed', task: 'Telemetry', failure: failedCall('Timeout', 'Unknown') });
    engine.woke(8 * HOUR);
    expect(engine.now - Number(engine.state.view.feed.failing?.since)).toBeLessThan(120_000);
  });
});
