import { priceOf, quantityOf } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, buy, failedCall, limits, orderRules, progressOf, sell } from '../testing/fixtures';
import {
  given,
  givenTrading,
  ordered,
  started,
  venueLoaded,
  wish,
  type EngineUnderTest,
  type Then,
} from '../testing/given';

const timeout = failedCall('Timeout', 'Unknown');
const offline = failedCall('NotConnected', 'NotActed');
const busy = failedCall('RateLimited', 'Unknown');
const fails = (engine: EngineUnderTest, clientOrderId: string, failure = timeout): Then =>
  engine.when({ type: 'SubmitFailed', clientOrderId, failure });
const submits = ({ commands }: Then) => commands.filter((command) => command.type === 'SubmitOrder');
const statusOf = (engine: EngineUnderTest, id: string) => engine.state.ledger.orders.get(id)?.status;
/** Lets the next retry come due. */
function due(engine: EngineUnderTest, id: string): Then {
  return engine.woke(Number(engine.state.ledger.sends.get(id)?.dueAt) - engine.now);
}

function givenFailed(failure = timeout, config = {}): { engine: EngineUnderTest; id: string; first: Then } {
  const engine = givenTrading({ config });
  const first = engine.when(wish(buy('1', '90')));
  const id = String(first.payload('OrderSubmitted')?.request.clientOrderId);
  fails(engine, id, failure);
  return { engine, id, first };
}

describe('defect 17: a submit that failed', () => {
  it.each([
    ['may be at the venue', timeout, 'Unknown'],
    ['was never sent', offline, 'Submitted'],
  ] as const)('and %s is sent again with the same id and body, after 1, 2, 4 seconds', (_, failure, status) => {
    const { engine, id, first } = givenFailed(failure);
    const waits: number[] = [];
    for (const backoff of [1_000, 2_000, 4_000]) {
      expect(statusOf(engine, id)).toBe(status);
      const dueAt = Number(engine.state.ledger.sends.get(id)?.dueAt);
      waits.push(dueAt - engine.now);
      expect(Math.abs(dueAt - engine.now - backoff)).toBeLessThanOrEqual(backoff / 10);
      expect(nextWakeAt(engine.state)).toBeLessThanOrEqual(dueAt);
      expect(submits(engine.woke(dueAt - engine.now - 1))).toEqual([]);
      const again = engine.woke(1);
      expect(again.types).toEqual(['SubmitAttempted']);
      expect(submits(again)).toEqual([{ ...submits(first)[0], attempt: waits.length + 1 }]);
      expect(statusOf(engine, id)).toBe('Submitted');
      fails(engine, id, failure);
    }
  });

  it('is sent so often and no more, then looked up', () => {
    const { engine, id } = givenFailed(timeout, { orders: { ...orderRules, maxAttempts: 2 } });
    due(engine, id);
    expect(fails(engine, id).types).toEqual(['OrderBecameUnknown', 'SendAbandoned']);
    expect([statusOf(engine, id), engine.state.ledger.sends.size]).toEqual(['Unknown', 0]);
    expect(engine.state.view.queries.has(id)).toBe(true);
  });

  it('has failed after the last attempt when none of them can have reached the venue', () => {
    const { engine, id } = givenFailed(offline, { orders: { ...orderRules, maxAttempts: 2 } });
    due(engine, id);
    expect(fails(engine, id, offline).types).toEqual(['OrderFailed']);
    expect(statusOf(engine, id)).toBe('Failed');
  });

  it('is not sent again after its deadline', () => {
    const { engine, id } = givenFailed(timeout, { orders: { ...orderRules, deadlineMs: 2_500 } });
    due(engine, id);
    expect(fails(engine, id).types).toEqual(['OrderBecameUnknown', 'SendAbandoned']);
  });

  it('stays unknown when a later attempt was held back: the first one may have arrived', () => {
    const { engine, id } = givenFailed();
    due(engine, id);
    expect(fails(engine, id, failedCall('SendGateClosed', 'NotActed')).types).toEqual([
      'OrderBecameUnknown',
      'SendAbandoned',
    ]);
    expect(statusOf(engine, id)).toBe('Unknown');
  });

  it('fails once for each attempt', () => {
    const { engine, id } = givenFailed();
    expect(fails(engine, id).events).toEqual([]);
    expect(engine.state.ledger.sends.get(id)?.attempt).toBe(2);
  });
});

describe('before it is sent again an order must still be wanted:', () => {
  it('not taken meanwhile, as the stream says', () => {
    const { engine, id } = givenFailed();
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    expect(engine.state.ledger.sends.size).toBe(0);
    expect(submits(engine.woke(5_000))).toEqual([]);
    expect(nextWakeAt(engine.state)).toBeGreaterThan(engine.now);
  });

  it.each([
    ['which may be at the venue, is looked up', timeout, ['CancelRequested', 'SendAbandoned'], 'Unknown'],
    ['which nobody has, has failed', offline, ['CancelRequested', 'OrderFailed'], 'Failed'],
  ] as const)('not canceled; an order %s', (_, failure, types, status) => {
    const { engine, id } = givenFailed(failure);
    expect(engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Asked' }).types).toEqual(types);
    expect(statusOf(engine, id)).toBe(status);
    expect(submits(engine.woke(5_000))).toEqual([]);
  });

  it('in time', () => {
    const { engine, id } = givenFailed();
    expect(engine.woke(30_001).types).toEqual(['SendAbandoned']);
    expect(statusOf(engine, id)).toBe('Unknown');
  });

  it('in a mode that lets it', () => {
    const { engine, id } = givenFailed();
    const reduced = engine.when({ type: 'ModeCommanded', mode: 'ReduceOnly', reason: 'look first' });
    expect(reduced.types).toEqual(['ModeChanged', 'CancelRequested', 'SendAbandoned']);
    expect(submits(engine.woke(5_000))).toEqual([]);
    expect(statusOf(engine, id)).toBe('Unknown');
  });

  it('within the limits, where it does not count against itself', () => {
    const capped = { limits: { ...limits, positionCaps: { 'BTC-USD': quantityOf('1') } } };
    const { engine, id } = givenFailed(timeout, capped);
    expect(submits(due(engine, id))).toHaveLength(1);
  });

  it('within the limits, where others count', () => {
    const { engine, id } = givenFailed(timeout, {
      limits: { ...limits, positionCaps: { 'BTC-USD': quantityOf('2') } },
    });
    const other = ordered(engine, buy('1', '91'));
    engine.when({ type: 'OrderReported', progress: progressOf(other, 'Accepted') });
    const { state } = engine;
    state.config = { ...state.config, limits: { ...limits, positionCaps: { 'BTC-USD': quantityOf('1') } } };
    expect(due(engine, id).payload('SendAbandoned')?.reason).toContain('PositionCap');
  });
});

describe('a crash between two attempts', () => {
  it('loses nothing: the next process sends it, once the books were compared', () => {
    const { engine: before, id } = givenFailed();
    const engine = given();
    Object.assign(engine.state, { ledger: before.state.ledger });
    engine.now = before.now + 2_000;
    engine.when(started);
    engine.when(venueLoaded);
    engine.sampled(0, '100');
    expect(submits(engine.woke(0))).toEqual([]);
    const books = booksOf({ ours: [{ clientOrderId: id, found: null }] });
    engine.when({ type: 'VenueBooksRead', books });
    expect(nextWakeAt(engine.state)).toBeLessThanOrEqual(engine.now);
    expect(submits(engine.woke(0))).toMatchObject([{ attempt: 2, request: { clientOrderId: id } }]);
  });
});

describe('a venue that takes no more requests', () => {
  it('is left alone by everything as long as it says; the mode shows it until a request is answered', () => {
    const { engine, id } = givenFailed({ ...busy, retryAfterMs: 7_000 });
    const other = engine.when(wish(buy('1', '91')));
    expect(other.types).toEqual(['OrderSubmitted']);
    expect([...engine.state.ledger.restrictions.values()]).toMatchObject([{ cause: 'RateLimited', mode: 'Degraded' }]);

    expect(engine.woke(6_999).commands).toEqual([]);
    expect(nextWakeAt(engine.state)).toBe(engine.now + 1);
    const resumed = engine.woke(1);
    expect(submits(resumed)).toMatchObject([{ request: { clientOrderId: id } }, { attempt: 1 }]);

    const answer = { outcome: 'Accepted', clientOrderId: id, venueOrderId: 'v', at: 0 } as const;
    expect(engine.when({ type: 'SubmitAnswered', answer }).payload('ModeChanged')).toMatchObject({ mode: 'Normal' });
  });

  it('is paused once for all that it refused, and gets them in their order', () => {
    const engine = givenTrading();
    const ids = ['90', '91', '92', '93'].map((price) => ordered(engine, buy('1', price)));
    const refused = [...ids].reverse().map((id) => fails(engine, id, busy));
    expect(refused.flatMap(({ types }) => types).filter((type) => type === 'AlertRaised')).toHaveLength(1);
    const resumed = engine.woke(engine.state.ledger.pausedUntil - engine.now);
    expect(submits(resumed).map(({ request }) => request.clientOrderId)).toEqual(ids);
  });

  it.each(['OrderQueryFailed', 'CancelFailed'] as const)('is left alone too when it says so to %s', (type) => {
    const { engine, id } = givenFailed();
    expect(engine.when({ type, clientOrderId: id, failure: busy }).types).toContain('SendingPaused');
    expect(engine.when({ type, clientOrderId: id, failure: busy }).events).toEqual([]);
  });

  it('is left alone too when it says so to a reading of the books', () => {
    const engine = givenTrading();
    expect(engine.when({ type: 'VenueBooksUnreadable', failure: busy }).types).toContain('SendingPaused');
  });
});

describe('the limit of requests', () => {
  const slow = { orders: { ...orderRules, requestsPerSecond: 1, burst: 4, reservedForExits: 2 } };
  const holding = { instrumentId: 'BTC-USD', netQuantity: quantityOf('1'), averageEntryPrice: priceOf('100') };
  const givenHolding = () =>
    givenTrading({ config: { ...slow, holdings: 'adopt' } }, booksOf({ positions: [holding] }));

  it('lets so many entries leave, then one a second, in their order', () => {
    const engine = givenHolding();
    const sent = ['90', '91', '92', '93'].map((price) => submits(engine.when(wish(buy('0.1', price)))).length);
    expect(sent).toEqual([1, 1, 0, 0]);
    expect(nextWakeAt(engine.state)).toBe(engine.now + 1_000);
    expect(submits(engine.woke(999))).toEqual([]);
    expect(submits(engine.woke(1))).toMatchObject([{ request: { limitPrice: priceOf('92') }, attempt: 1 }]);
    expect(submits(engine.woke(1_000))).toMatchObject([{ request: { limitPrice: priceOf('93') } }]);
  });

  it('keeps a lane for exits and cancels', () => {
    const engine = givenHolding();
    const [first = '', , waiting = ''] = ['90', '91', '92'].map((price) => ordered(engine, buy('0.1', price)));
    engine.when({ type: 'OrderReported', progress: progressOf(first, 'Accepted') });
    expect(submits(engine.when(wish(sell('0.1'))))).toMatchObject([{ request: { side: 'Sell' } }]);
    const canceled = engine.when({ type: 'CancelWished', clientOrderId: first, reason: 'Asked' });
    expect(canceled.commands).toMatchObject([{ type: 'CancelOrder' }]);
    // Now the reserve is used up, too.
    expect(submits(engine.when(wish(sell('0.1'))))).toEqual([]);
    expect(engine.state.ledger.sends.get(waiting)).toMatchObject({ action: 'Submit', attempt: 1 });
  });

  it('gives up what waited longer than its deadline', () => {
    const engine = givenHolding();
    const ids = ['90', '91', '92'].map((price) => ordered(engine, buy('0.1', price)));
    engine.woke(30_001);
    expect(statusOf(engine, String(ids[2]))).toBe('Failed');
  });
});
