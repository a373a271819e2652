import type { BotEvent, BotEventPayloads, Order } from '@bot/core';
import { handMadeFacts, requestOf, submittedOrder, type TimedEvent } from '../testing/handMadeFacts';
import type { Outbound } from '../world/outbound';
import { newOrder } from '../testing/clerkOrder';
import { checkHalted, checkHaltObeyed } from './halted';
import type { JournalFacts, ModeWish } from './stepFacts';

type Facts = Partial<Omit<JournalFacts, 'truth'>>;

const mode = (payload: Partial<BotEventPayloads['ModeChanged']> = {}): BotEvent => ({
  type: 'ModeChanged',
  payload: { scope: 'All', cause: 'Operator', mode: 'Halted', actor: 'Operator', until: null, numbers: {}, ...payload },
});
const attempt: BotEvent = { type: 'SubmitAttempted', payload: { clientOrderId: 'a', attempt: 1 } };
const entry = submittedOrder(requestOf('a'));
const told = (events: readonly TimedEvent[], more: Facts = {}): readonly string[] =>
  checkHalted(handMadeFacts(events, more)).map(({ problem }) => problem);

describe('INV-10 in the log, for what is sent', () => {
  it.each<[string, readonly BotEvent[]]>([
    ['before the halt', [entry, attempt, mode()]],
    ['while another instrument is halted', [mode({ scope: 'ETH-USD' }), entry, attempt]],
    ['in a mode that only reduces', [mode({ mode: 'ReduceOnly' }), entry, attempt]],
    ['after the halt was lifted', [mode(), mode({ cause: 'Every', mode: 'Normal' }), entry, attempt]],
  ])('lets an order leave %s', (_, events) => expect(told(events)).toEqual([]));

  it('tells of one that leaves afterwards, also one that was decided before', () => {
    expect(told([entry, mode(), attempt])).toEqual(['a is sent while BTC-USD is halted']);
    expect(told([mode({ scope: 'BTC-USD' }), entry, attempt])).toHaveLength(1);
    expect(told([mode(), attempt])).toEqual([]);
  });
});

describe('INV-10 in the log, for what is live', () => {
  const halt = {
    scope: 'All',
    cause: 'Operator',
    mode: 'Halted',
    actor: 'Operator',
    since: 0,
    until: null,
    numbers: {},
  } as const;
  const order: Order = { ...newOrder(requestOf('a'), 0), status: 'Accepted', venueOrderId: 'V1' };
  const live = (more: Facts = {}, changes: Partial<Order> = {}, events: readonly TimedEvent[] = []) => {
    const facts = handMadeFacts(events);
    const snapshot = { ...facts.snapshot, restrictions: [halt], orders: [{ ...order, ...changes }] };
    return told(events, { now: 60_001, snapshot, ...more });
  };

  it('wants it to end, or to be asked to, within a minute', () => {
    expect(live()).toEqual(['a is live, and was not asked to end for 60001 ms']);
    expect(live({ now: 60_000 })).toEqual([]);
    const asked: TimedEvent = { type: 'CancelRequested', payload: { clientOrderId: 'a', reason: '' }, at: 5_000 };
    expect(live({}, {}, [asked])).toEqual([]);
    expect(live({ now: 65_001 }, {}, [asked])).toHaveLength(1);
  });

  it.each<[string, readonly string[]]>([
    ['has ended', live({}, { status: 'Canceled' })],
    ['is of unknown fate', live({}, { status: 'Unknown', venueOrderId: null })],
    ['waits while the venue asks for a pause', live({}, {}, [pause(30_000)])],
    ['belongs to a process that has ended', live({ isRunning: false })],
  ])('lets pass what %s', (_, found) => expect(found).toEqual([]));

  it('knows in which instrument a halt holds', () => {
    const facts = handMadeFacts([]);
    const elsewhere = { ...facts.snapshot, restrictions: [{ ...halt, scope: 'ETH-USD' }], orders: [order] };
    expect(told([], { now: 99_000, snapshot: elsewhere })).toEqual([]);
  });
});

describe('INV-10 from outside', () => {
  const halt = (more: Partial<ModeWish> = {}): ModeWish => ({
    ...{ at: 1_000, scope: 'All', mode: 'Halted', until: null },
    ...more,
  });
  const leaves = (at: number, instrumentId = 'BTC-USD'): Outbound => ({
    ...{ at, submits: requestOf('a', 'Buy', { instrumentId }), about: new Set(['a']) },
  });
  const seen = (modeWishes: readonly ModeWish[], ...sent: readonly Outbound[]): number =>
    checkHaltObeyed(handMadeFacts([], { modeWishes, sent })).length;

  it('tells of what leaves from the halt on', () => {
    expect(seen([halt()], leaves(1_001))).toBe(1);
    // Of two things at one moment nobody knows which was first.
    expect(seen([halt()], leaves(1_000))).toBe(0);
    expect(seen([], leaves(1_001))).toBe(0);
    expect(seen([halt()], { at: 2_000, submits: null, about: new Set() })).toBe(0);
  });

  it('knows how long and where a halt holds', () => {
    expect(seen([halt({ until: 2_000 })], leaves(2_001))).toBe(0);
    expect(seen([halt({ until: 2_000 })], leaves(2_000))).toBe(1);
    expect(seen([halt({ scope: 'ETH-USD' })], leaves(1_001))).toBe(0);
    const resumed = halt({ at: 1_500, mode: 'Normal' });
    expect(seen([halt(), resumed], leaves(2_000))).toBe(0);
    expect(seen([halt({ scope: 'BTC-USD' }), resumed], leaves(2_000))).toBe(0);
    expect(seen([halt(), halt({ at: 1_500, mode: 'Normal', scope: 'BTC-USD' })], leaves(2_000))).toBe(1);
  });
});

function pause(until: number): TimedEvent {
  return { type: 'SendingPaused', payload: { until, error: '' } };
}
