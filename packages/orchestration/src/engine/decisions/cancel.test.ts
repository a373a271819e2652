import { cancelLive } from './cancel';
import { booksOf, buy, failedCall, progressOf } from '../testing/fixtures';
import { given, givenTrading, ordered, started, type EngineUnderTest } from '../testing/given';

const accepted = (engine: EngineUnderTest, id: string) =>
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
const wished = (engine: EngineUnderTest, id: string) =>
  engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Asked' });
const statusOf = (engine: EngineUnderTest, id: string) => engine.state.ledger.orders.get(id)?.status;

function givenRestingOrder(): { engine: EngineUnderTest; id: string } {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  accepted(engine, id);
  return { engine, id };
}

describe('everything that is meant', () => {
  it('is canceled: the rest stays, and what is being canceled already is not asked again', () => {
    const engine = givenTrading();
    const [bought, asked, unnamed] = [
      ordered(engine, buy('1', '90')),
      ordered(engine, buy('1', '91')),
      ordered(engine, buy('1', '92')),
    ];
    const other = ordered(engine, buy('1', '93'));
    [bought, asked, other].forEach((id) => accepted(engine, id));
    wished(engine, asked);

    const canceled = cancelLive(engine.state, ({ clientOrderId }) => clientOrderId !== other, 'Halted');
    expect(canceled.events.map(({ payload }) => payload)).toEqual([
      { clientOrderId: bought, reason: 'Halted' },
      { clientOrderId: unnamed, reason: 'Halted' },
    ]);
  });

  it('may be nothing', () => {
    const { engine } = givenRestingOrder();
    expect(cancelLive(engine.state, () => false, 'Halted')).toEqual({ events: [], commands: [] });
  });
});

describe('a cancel', () => {
  it('is durable before it is sent, and asked once', () => {
    const { engine, id } = givenRestingOrder();
    const first = wished(engine, id);
    expect(first.types).toEqual(['CancelRequested']);
    expect(first.commands).toEqual([{ type: 'CancelOrder', clientOrderId: id, venueOrderId: `venue-${id}` }]);
    expect(wished(engine, id)).toMatchObject({ events: [], commands: [] });
    expect(statusOf(engine, id)).toBe('PendingCancel');
  });

  it('of an order that nobody knows, or that has ended, is nothing', () => {
    const { engine, id } = givenRestingOrder();
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    expect(wished(engine, id)).toMatchObject({ events: [], commands: [] });
    expect(wished(engine, 'nobody')).toMatchObject({ events: [], commands: [] });
  });

  it('waits until the venue has named the order, and goes out then', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    expect(wished(engine, id)).toMatchObject({ types: ['CancelRequested'], commands: [] });
    expect(wished(engine, id).events).toEqual([]);
    expect(statusOf(engine, id)).toBe('Submitted');

    const named = accepted(engine, id);
    expect(named.types).toEqual(['OrderProgressed', 'CancelRequested']);
    expect(named.commands).toEqual([{ type: 'CancelOrder', clientOrderId: id, venueOrderId: `venue-${id}` }]);
    expect(statusOf(engine, id)).toBe('PendingCancel');
    expect(engine.state.ledger.cancelWishes.size).toBe(0);
  });

  it('is forgotten when the order ends before the venue has named it', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    wished(engine, id);
    engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: failedCall('NotConnected', 'NotActed') });
    // It would be sent again if it were still wanted.
    expect(statusOf(engine, id)).toBe('Failed');
    expect(engine.state.ledger.cancelWishes.size).toBe(0);
  });

  it('is wished of an unknown order and survives until it is found', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: failedCall('Timeout', 'Unknown') });
    wished(engine, id);
    expect(statusOf(engine, id)).toBe('Unknown');
    expect(accepted(engine, id).commands).toMatchObject([{ type: 'CancelOrder' }]);
  });

  it.each([
    { after: '0', status: 'Accepted' },
    { after: '0.4', status: 'PartiallyFilled' },
  ] as const)('that is refused leaves the order as its fills ($after) have it: $status', ({ after, status }) => {
    const { engine, id } = givenRestingOrder();
    wished(engine, id);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'PartiallyFilled', after) });
    expect(statusOf(engine, id)).toBe('PendingCancel');
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Refused', message: 'too late' } as const;
    expect(engine.when({ type: 'CancelAnswered', clientOrderId: id, answer }).types).toEqual(['CancelRefused']);
    expect(statusOf(engine, id)).toBe(status);
    expect(engine.when({ type: 'CancelAnswered', clientOrderId: id, answer }).events).toEqual([]);
  });

  it('that is accepted waits for the word of the stream', () => {
    const { engine, id } = givenRestingOrder();
    wished(engine, id);
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Accepted', message: '' } as const;
    expect(engine.when({ type: 'CancelAnswered', clientOrderId: id, answer }).events).toEqual([]);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    expect(statusOf(engine, id)).toBe('Canceled');
  });

  it('that the venue will not do leaves the order as it was', () => {
    const { engine, id } = givenRestingOrder();
    wished(engine, id);
    const failure = failedCall('InvalidRequest', 'NotActed');
    expect(engine.when({ type: 'CancelFailed', clientOrderId: id, failure }).types).toEqual(['CancelRefused']);
    expect(statusOf(engine, id)).toBe('Accepted');
    expect(engine.when({ type: 'CancelFailed', clientOrderId: id, failure }).events).toEqual([]);
  });

  it.each([
    ['Timeout', 'Unknown'],
    ['NotConnected', 'NotActed'],
  ] as const)('that gets %s is asked again after its backoff, as often as it takes', (code, venueOutcome) => {
    const { engine, id } = givenRestingOrder();
    wished(engine, id);
    const waits: number[] = [];
    for (let attempt = 2; attempt <= 8; attempt++) {
      const failed = engine.when({ type: 'CancelFailed', clientOrderId: id, failure: failedCall(code, venueOutcome) });
      expect(failed.types).toContain('RetryScheduled');
      const scheduled = failed.payload('RetryScheduled');
      expect(scheduled).toMatchObject({ action: 'Cancel', attempt });
      waits.push(Number(scheduled?.dueAt) - engine.now);
      expect(engine.woke(Number(scheduled?.dueAt) - engine.now - 1).commands.filter(isCancel)).toEqual([]);
      expect(engine.woke(1).commands.filter(isCancel)).toHaveLength(1);
      expect(engine.woke(0).commands.filter(isCancel)).toEqual([]);
    }
    [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].forEach((backoff, index) => {
      expect(Math.abs((waits[index] ?? 0) - backoff)).toBeLessThanOrEqual(backoff / 10);
    });
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    expect(engine.state.ledger.sends.size).toBe(0);
    expect(engine.state.view.asked.size).toBe(0);
  });

  it('that was agreed to and has not happened is asked again when the books show it', () => {
    const { engine, id } = givenRestingOrder();
    wished(engine, id);
    engine.when({
      type: 'CancelAnswered',
      clientOrderId: id,
      answer: { venueOrderId: `venue-${id}`, outcome: 'Accepted', message: '' },
    });
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted') };
    const books = booksOf({ openOrders: [found], ours: [{ clientOrderId: id, found }] });
    expect(engine.when({ type: 'VenueBooksRead', books }).commands.filter(isCancel)).toEqual([
      { type: 'CancelOrder', clientOrderId: id, venueOrderId: `venue-${id}` },
    ]);
    // Now it is under way.
    expect(engine.when({ type: 'VenueBooksRead', books }).commands.filter(isCancel)).toEqual([]);
    const gone = { terms: found.terms, progress: progressOf(id, 'Canceled') };
    engine.when({ type: 'VenueBooksRead', books: booksOf({ ours: [{ clientOrderId: id, found: gone }] }) });
    expect(statusOf(engine, id)).toBe('Canceled');
  });

  it('that was agreed to is not asked again while the books do not list the order: its end is on its way', () => {
    const { engine, id } = givenRestingOrder();
    wished(engine, id);
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Accepted', message: '' } as const;
    engine.when({ type: 'CancelAnswered', clientOrderId: id, answer });
    const books = booksOf({ ours: [{ clientOrderId: id, found: null }] });
    expect(engine.when({ type: 'VenueBooksRead', books }).types).not.toContain('RetryScheduled');
  });

  it('that fails after the order has ended is nothing', () => {
    const { engine, id } = givenRestingOrder();
    wished(engine, id);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    const failure = failedCall('Timeout', 'Unknown');
    expect(engine.when({ type: 'CancelFailed', clientOrderId: id, failure }).events).toEqual([]);
  });

  it('is asked again after a restart, for its answer went with the process', () => {
    const { engine: before, id } = givenRestingOrder();
    wished(before, id);
    const engine = given();
    Object.assign(engine.state, { ledger: before.state.ledger });
    expect(engine.when(started).commands.filter(isCancel)).toHaveLength(1);
  });
});

const isCancel = ({ type }: { readonly type: string }): boolean => type === 'CancelOrder';
