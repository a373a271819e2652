import {
  flatPosition,
  moneyOf,
  priceOf,
  quantityOf,
  ratioOf,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type BotEvent,
  type Order,
  type OrderRequest,
  type RecordedBotEvent,
} from '@bot/core';
import { instrumentTable } from '@bot/broker-mock';
import type { VenueRequest } from '@bot/simulation';
import { createWorld } from '../world/createWorld';
import { scenarioConfig } from '../presets/scenarioConfig';
import { checkProtection } from './protectedPositions';
import { checkJournalRates, checkVenueRates } from './requestRates';
import { checkJournalIds, checkVenueIds } from './sameBody';
import type { JournalFacts } from './stepFacts';
import { checkUnknownOrders } from './unknownOrders';

type At = BotEvent & { readonly at?: number };
const request = (clientOrderId: string, side: 'Buy' | 'Sell' = 'Buy'): OrderRequest => ({
  ...{ clientOrderId, instrumentId: 'BTC-USD', side, type: 'Market', quantity: quantityOf('1'), limitPrice: null },
  ...{ timeInForce: 'IOC', postOnly: false, reduceOnly: side === 'Sell' },
});
const decidedOn = { mark: priceOf('1'), markAgeMs: 0, equity: moneyOf('1'), dayResult: zeroMoney };
const submitted = (id: string, at = 0, hold = '1'): At => ({
  type: 'OrderSubmitted',
  payload: { request: request(id), strategyId: 'A', reason: '', hold: moneyOf(hold), decidedOn },
  at,
});
const attempted = (clientOrderId: string, attempt: number, at = 0): At => ({
  type: 'SubmitAttempted',
  payload: { clientOrderId, attempt },
  at,
});
const unknown = (clientOrderId: string, at = 0): At => ({
  type: 'OrderBecameUnknown',
  payload: { clientOrderId, error: 'Timeout' },
  at,
});
const failed = (clientOrderId: string, at: number): At => ({
  type: 'OrderFailed',
  payload: { clientOrderId, reason: '' },
  at,
});
const rejected = (clientOrderId: string): At => ({
  type: 'OrderRejected',
  payload: { clientOrderId, reason: 'Other', message: '' },
});

const { venue } = createWorld();
const facts = (events: readonly At[], more: Partial<JournalFacts> = {}): JournalFacts => ({
  ...{ now: 0, monotonicMs: 0, truth: venue.truth, limits: scenarioConfig.limits, orderRules: scenarioConfig.orders },
  config: scenarioConfig,
  ...{
    admissionWindowMs: 125_000,
    wishes: [],
    modeWishes: [],
    sent: [],
    keyUses: [],
    ...{ secrets: [], shown: [], thrown: [] },
    isRunning: true,
    outsiders: new Set<string>(),
    ignored: new Map(),
  },
  instruments: new Map(instrumentTable.map((instrument) => [instrument.instrumentId, instrument])),
  snapshot: { mode: 'Normal', orders: [], positions: [], cash: new Map(), marks: new Map(), tasks: [] },
  journal: events.map((event, index): RecordedBotEvent => {
    const { payload } = event as { readonly payload: { readonly clientOrderId?: string } };
    return { ...event, seq: index + 1, at: event.at ?? 0, causationId: '', correlationId: payload.clientOrderId ?? '' };
  }),
  ...more,
});
const sent = (...requests: readonly Partial<VenueRequest>[]): Partial<JournalFacts> => ({
  truth: {
    ...venue.truth,
    requests: () => requests.map((each) => ({ method: 'submitOrder', at: 0, summary: 'Buy 1', ...each })),
  },
});
const problems = (found: readonly { readonly problem: string }[]): readonly string[] =>
  found.map(({ problem }) => problem);

describe('INV-07', () => {
  it('at the venue tells of another body under the same id', () => {
    const twice = [{ clientOrderId: 'a' }, { clientOrderId: 'a' }, { clientOrderId: 'b', summary: 'Buy 2' }];
    expect(checkVenueIds(facts([], sent(...twice, { method: 'quote' }, {})))).toEqual([]);
    const other = sent(...twice, { clientOrderId: 'a', summary: 'Buy 2' });
    expect(problems(checkVenueIds(facts([], other)))).toEqual(['a was sent as "Buy 1" and as "Buy 2"']);
  });

  it('in the log tells of attempts that are not counted', () => {
    expect(checkJournalIds(facts([attempted('a', 1), attempted('b', 1), attempted('a', 2)]))).toEqual([]);
    const skipped = facts([attempted('a', 1), attempted('a', 1)]);
    expect(problems(checkJournalIds(skipped))).toEqual(['a has attempt 1 after 1']);
  });
});

describe('INV-08', () => {
  it('tells of an order that failed while the venue could still take it', () => {
    const lost = [submitted('a'), attempted('a', 1, 1_000), unknown('a', 2_000)];
    expect(checkUnknownOrders(facts([...lost, failed('a', 126_001)]))).toEqual([]);
    expect(problems(checkUnknownOrders(facts([...lost, failed('a', 126_000)])))).toHaveLength(1);
    const ahead: At = { type: 'ClockChanged', payload: { byMs: 500_000 } };
    expect(problems(checkUnknownOrders(facts([...lost, ahead, failed('a', 626_000)])))).toHaveLength(1);
    expect(checkUnknownOrders(facts([...lost, ahead, failed('a', 626_001)]))).toEqual([]);
    expect(checkUnknownOrders(facts([submitted('a'), failed('a', 1)]))).toEqual([]);
    expect(checkUnknownOrders(facts([unknown('a'), failed('a', 1)])).length).toBe(1);
  });

  it('tells of an entry beside it, unless a person asked for it', () => {
    const beside = [submitted('a'), unknown('a'), submitted('b')];
    expect(problems(checkUnknownOrders(facts(beside)))).toEqual(['b was opened beside a']);
    const wish = { instrumentId: 'BTC-USD', side: 'Buy', quantity: '1' } as const;
    const wishes = [{ wish, clientOrderId: 'b', isDenied: false }];
    expect(checkUnknownOrders(facts(beside, { wishes }))).toEqual([]);
    expect(checkUnknownOrders(facts([submitted('a'), unknown('a'), submitted('b', 0, '0')]))).toEqual([]);
    expect(checkUnknownOrders(facts([submitted('a'), unknown('a'), rejected('a'), submitted('b')]))).toEqual([]);
  });
});

describe('INV-22', () => {
  const rules = { ...scenarioConfig.orders, burst: 5, requestsPerSecond: 1 };

  it('at the venue tells of more requests than may leave', () => {
    const all = (count: number, everyMs: number) =>
      facts([], {
        ...sent(...Array.from({ length: count }, (_, n) => ({ at: n * everyMs, clientOrderId: `o-${n}` }))),
        orderRules: rules,
      });
    expect(checkVenueRates(all(5, 0))).toEqual([]);
    expect(checkVenueRates(all(100, 1_000))).toEqual([]);
    expect(problems(checkVenueRates(all(100, 500)))[0]).toContain('more than 5 requests at once');
    const outsiders = new Set(Array.from({ length: 100 }, (_, n) => `o-${n}`));
    expect(checkVenueRates({ ...all(100, 500), outsiders })).toEqual([]);
    expect(checkVenueRates(facts([], sent({ method: 'quote' })))).toEqual([]);
  });

  it('in the log tells of what leaves during a pause, too often or too soon', () => {
    const paused: At = { type: 'SendingPaused', payload: { until: 5_000, error: '' } };
    expect(checkJournalRates(facts([paused, attempted('a', 1, 5_000)]))).toEqual([]);
    expect(problems(checkJournalRates(facts([paused, attempted('a', 1, 4_000)])))).toEqual([
      'a left 1000 ms before the pause ended',
    ]);
    // Set back by 3 s: the pause ends 3 s earlier by the clock, and no sooner.
    const setBack: At = { type: 'ClockChanged', payload: { byMs: -3_000 } };
    expect(checkJournalRates(facts([paused, setBack, attempted('a', 1, 2_000)]))).toEqual([]);
    expect(problems(checkJournalRates(facts([paused, setBack, attempted('a', 1, 1_999)])))).toHaveLength(1);
    expect(problems(checkJournalRates(facts([attempted('a', 6)])))).toEqual(['a was sent 6 times of 5']);
    const retry = (attempt: number, dueAt: number, action: 'Submit' | 'Cancel' = 'Submit'): At => ({
      type: 'RetryScheduled',
      payload: { clientOrderId: 'a', action, attempt, dueAt, error: '' },
    });
    expect(checkJournalRates(facts([retry(2, 900), retry(3, 1_800), retry(9, 30_000)]))).toEqual([]);
    expect(checkJournalRates(facts([retry(2, 0, 'Cancel')]))).toEqual([]);
    expect(problems(checkJournalRates(facts([retry(3, 1_799)])))).toEqual([
      'a is tried again after 1799 ms, at least 1800 are due',
    ]);
    expect(checkJournalRates(facts([failed('a', 0)]))).toEqual([]);
  });
});

describe('INV-32', () => {
  const exit: Order = {
    ...{ ...request('x', 'Sell'), strategyId: 'Protection', reason: '', status: 'Accepted', venueOrderId: 'v' },
    ...{ filledQuantity: zeroQuantity, filledValue: zeroNotional, commission: zeroMoney, hold: zeroMoney, attempts: 1 },
    ...{ rejectReason: null, submittedAt: 0, updatedAt: 0 },
  };
  const held = (quantity: string, orders: readonly Order[], more: Partial<JournalFacts['snapshot']> = {}) => ({
    orderRules: { ...scenarioConfig.orders, stopLoss: ratioOf('0.01') },
    now: 40_000,
    snapshot: {
      ...{ mode: 'Normal' as const, cash: new Map(), marks: new Map(), tasks: [], orders },
      positions: [{ ...flatPosition('BTC-USD'), netQuantity: quantityOf(quantity) }],
      ...more,
    } as const,
  });
  const alert: At = {
    type: 'AlertRaised',
    payload: { severity: 'Critical', code: 'Unprotected', subject: 'BTC-USD', message: '' },
  };
  const adopted: At = {
    type: 'HoldingAdopted',
    payload: { instrumentId: 'BTC-USD', netQuantity: quantityOf('1'), costBasis: moneyOf('1') },
  };
  const restrictions = [
    { scope: 'All', cause: 'Operator', mode: 'Halted', actor: 'Operator', since: 0, until: null, numbers: {} },
  ] as const;

  it('tells of what is held and not protected', () => {
    expect(problems(checkProtection(facts([adopted], held('1', []))))).toEqual([
      '1 BTC-USD are held, and orders end 0 of them',
    ]);
    expect(checkProtection(facts([adopted], held('-1', [exit])))).toHaveLength(1);
    expect(checkProtection(facts([adopted], held('1', [{ ...exit, status: 'Canceled' }])))).toHaveLength(1);
  });

  it.each<[string, JournalFacts]>([
    ['it is', facts([adopted], held('1', [exit]))],
    ['nothing is to be', facts([adopted], { ...held('1', []), orderRules: scenarioConfig.orders })],
    ['it has just changed', facts([adopted], { ...held('1', []), now: 10_000 })],
    ['nothing is known of when', facts([], held('1', []))],
    ['it was said', facts([adopted, alert], held('1', []))],
    ['nothing may be sent', facts([adopted], held('1', [], { restrictions }))],
    ['an order of it has just changed', facts([adopted, attempted('x', 1, 39_000)], held('2', [exit]))],
  ])('is content where %s', (_, fine) => expect(checkProtection(fine)).toEqual([]));
});
