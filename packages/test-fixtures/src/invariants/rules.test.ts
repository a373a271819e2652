import {
  flatPosition,
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  zeroMoney,
  type BotEvent,
  type BotEventPayloads,
  type OrderRequest,
  type OrderStatus,
  type Position,
  type RecordedBotEvent,
} from '@bot/core';
import { instrumentTable } from '@bot/broker-mock';
import { createWorld } from '../world/createWorld';
import { configWith } from '../presets/configWith';
import { scenarioConfig } from '../presets/scenarioConfig';
import { checkJournalDenials } from './deniedReachesNobody';
import { checkJournalBooks } from './journalBooks';
import { checkJournalTransitions } from './legalTransitions';
import { createJournalLimits } from './preTradeLimits';
import type { JournalFacts } from './stepFacts';

const recorded = (...events: readonly BotEvent[]): readonly RecordedBotEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: 0, causationId: '', correlationId: '' }));

const request = (id: string, side: 'Buy' | 'Sell', quantity: string, instrumentId = 'BTC-USD'): OrderRequest => ({
  clientOrderId: id,
  instrumentId,
  side,
  type: 'Market',
  quantity: quantityOf(quantity),
  limitPrice: null,
  timeInForce: 'IOC',
  postOnly: false,
  reduceOnly: false,
});
const decidedOn = { mark: priceOf('50000'), markAgeMs: 0, equity: moneyOf('10000'), dayResult: zeroMoney };
const submitted = (order: OrderRequest, strategyId = 'A'): BotEvent => ({
  type: 'OrderSubmitted',
  payload: { request: order, strategyId, reason: '', hold: zeroMoney, decidedOn },
});
const progressed = (
  id: string,
  filled: { readonly quantity: string; readonly value: string },
  status: OrderStatus = 'Filled',
  late = false,
): BotEvent => {
  const now = { quantity: quantityOf(filled.quantity), value: notionalOf(filled.value), commission: moneyOf('1') };
  const totals = { cumulativeQuantity: now.quantity, filledValue: now.value, commission: now.commission };
  const payload = { clientOrderId: id, venueOrderId: 'V', status, ...totals, filledNow: now, reason: null, late };
  return { type: 'OrderProgressed', payload };
};
const adopted = (instrumentId: string, quantity: string, cost: string): BotEvent => ({
  type: 'HoldingAdopted',
  payload: { instrumentId, netQuantity: quantityOf(quantity), costBasis: moneyOf(cost) },
});

const { venue } = createWorld();
const facts = (journal: readonly RecordedBotEvent[], books: Partial<JournalFacts['snapshot']> = {}): JournalFacts => ({
  journal,
  now: 0,
  monotonicMs: 0,
  truth: venue.truth,
  instruments: new Map(instrumentTable.map((instrument) => [instrument.instrumentId, instrument])),
  limits: scenarioConfig.limits,
  orderRules: scenarioConfig.orders,
  admissionWindowMs: scenarioConfig.admissionWindowMs,
  config: scenarioConfig,
  wishes: [],
  modeWishes: [],
  sent: [],
  keyUses: [],
  secrets: [],
  shown: [],
  thrown: [],
  isRunning: true,
  outsiders: new Set(),
  ignored: new Map(),
  snapshot: { mode: 'Normal', orders: [], positions: [], cash: new Map(), marks: new Map(), tasks: [], ...books },
});

describe('INV-01 and INV-02 in the log', () => {
  const position = (instrumentId: string, quantity: string, cost: string): Position => ({
    ...flatPosition(instrumentId),
    netQuantity: quantityOf(quantity),
    costBasis: moneyOf(cost),
  });
  const cash: BotEvent = {
    type: 'CashAdopted',
    payload: { balances: [{ currency: 'USD', total: moneyOf('1000') }] },
  };

  it('follow a spot position that is adopted, reduced and closed', () => {
    const log = [cash, adopted('BTC-USD', '2', '200'), submitted(request('a', 'Sell', '1'))];
    const reduced = recorded(...log, progressed('a', { quantity: '1', value: '150' }));
    const usd = new Map([['USD', moneyOf('1149')]]);
    expect(checkJournalBooks(facts(reduced, { cash: usd, positions: [position('BTC-USD', '1', '100')] }))).toEqual([]);
    expect(checkJournalBooks(facts(reduced, { cash: usd }))).toEqual([
      { invariant: 'INV-02', problem: "the bot's position in BTC-USD: the log adds up to 1, the bot has 0" },
      {
        invariant: 'INV-02',
        problem: "the cost of the bot's position in BTC-USD: the log adds up to 100, the bot has 0",
      },
    ]);
  });

  it.each([
    ['while the position stands that it opened', '1', '100', 'Buy', '95', '1000'],
    ['after a part of it was closed', '1', '100', 'Sell', '100', '995'],
    ['after all of it was closed', '0', '0', 'Sell', '0', '995'],
  ] as const)('take a corrected value in, %s', (_, quantity, cost, side, costAfter, usd) => {
    const order = request('a', side, '1', 'BTC-PERP');
    const log = recorded(
      ...[cash, adopted('BTC-PERP', quantity, cost), submitted(order)],
      progressed('a', { quantity: '0', value: '-5' }),
    );
    // The commission of a report in these tests is 1.
    const paid = String(Number(usd) - 1);
    const positions = quantity === '0' ? [] : [position('BTC-PERP', quantity, costAfter)];
    expect(checkJournalBooks(facts(log, { cash: new Map([['USD', moneyOf(paid)]]), positions }))).toEqual([]);
  });

  it('turn a perpetual round: what closes is realised, what opens costs anew', () => {
    const order = request('a', 'Sell', '3', 'BTC-PERP');
    const log = recorded(
      cash,
      adopted('BTC-PERP', '1', '100'),
      submitted(order),
      progressed('a', { quantity: '3', value: '330' }),
    );
    const books = { cash: new Map([['USD', moneyOf('1009')]]), positions: [position('BTC-PERP', '-2', '-220')] };
    expect(checkJournalBooks(facts(log, books))).toEqual([]);
  });

  it('know nothing of an order that the log does not submit, or of an instrument that nobody lists', () => {
    const foreign = progressed('b', { quantity: '1', value: '1' });
    const unlisted = submitted(request('c', 'Buy', '1', 'XYZ-USD'));
    const log = recorded(foreign, unlisted, progressed('c', { quantity: '1', value: '1' }));
    expect(checkJournalBooks(facts(log))).toEqual([]);
  });
});

describe('INV-05 in the log', () => {
  const order = submitted(request('a', 'Buy', '1'));
  const none = { quantity: '0', value: '0' };
  const failed: BotEvent = { type: 'OrderFailed', payload: { clientOrderId: 'a', reason: '' } };
  const unknown: BotEvent = { type: 'OrderBecameUnknown', payload: { clientOrderId: 'a', error: '' } };
  const attempted = (attempt: number): BotEvent => ({
    type: 'SubmitAttempted',
    payload: { clientOrderId: 'a', attempt },
  });
  const terms = { limitPrice: priceOf('1'), quantity: quantityOf('1'), hold: zeroMoney };
  const amend: BotEvent = { type: 'AmendRequested', payload: { clientOrderId: 'a', ...terms } };
  const amended: BotEvent = { type: 'OrderAmended', payload: { clientOrderId: 'a' } };
  const cancel: BotEvent = { type: 'CancelRequested', payload: { clientOrderId: 'a', reason: '' } };
  const rejected: BotEvent = {
    type: 'OrderRejected',
    payload: { clientOrderId: 'a', reason: 'Other', message: '' },
  };
  const problems = (...events: readonly BotEvent[]): readonly string[] =>
    checkJournalTransitions(facts(recorded(...events))).map(({ problem }) => problem);

  it('lets orders go where the table lets them', () => {
    const partial = progressed('a', none, 'PartiallyFilled');
    expect(problems(order, progressed('a', none, 'Accepted'), partial, partial, cancel, cancel)).toEqual([]);
    expect(problems(order, unknown, failed, progressed('a', none, 'Filled', true))).toEqual([]);
    // Of what the venue has not named a cancel is a wish; what is sent again is submitted again.
    expect(problems(order, unknown, cancel, attempted(2), unknown, progressed('a', none, 'Accepted'))).toEqual([]);
    const replaced = [amend, progressed('a', none, 'PendingReplace'), amended, partial];
    expect(problems(order, attempted(1), progressed('a', none, 'Accepted'), ...replaced)).toEqual([]);
    expect(problems(order, rejected, progressed('a', none, 'Rejected', true))).toEqual([]);
    expect(problems(order, progressed('a', none), progressed('a', none, 'Filled', true))).toEqual([]);
  });

  it.each<[string, readonly BotEvent[]]>([
    ['Failed to Filled', [order, failed, progressed('a', none, 'Filled')]],
    ['Filled to Canceled', [order, progressed('a', none), progressed('a', none, 'Canceled', true)]],
    ['Canceled to Accepted', [order, progressed('a', none, 'Canceled'), progressed('a', none, 'Accepted', true)]],
    ['Initialized to PendingCancel', [cancel]],
    ['Failed to PendingCancel', [order, failed, cancel]],
  ])('tells of %s', (step, events) => expect(problems(...events)).toEqual([`a went from ${step}`]));
});

describe('INV-12 in the log', () => {
  const dear = (side: 'Buy' | 'Sell', quantity: string, id = 'a'): BotEvent => submitted(request(id, side, quantity));
  const problems = (...events: readonly BotEvent[]): readonly string[] =>
    createJournalLimits()(facts(recorded(...events))).map(({ problem }) => problem);
  const held = adopted('BTC-USD', '0.03', '1500');

  it('binds entries by what they are worth, and lets exits pass', () => {
    expect(problems(dear('Buy', '0.03'))).toEqual(['a is worth 1500, the limit is 1000']);
    expect(problems(held, dear('Sell', '0.03'))).toEqual([]);
    expect(problems(held, dear('Buy', '0.02'))).toEqual([]);
  });

  it('judges an order by the limits at its time, and not by later ones', () => {
    const check = createJournalLimits();
    const bought = facts(recorded(dear('Buy', '0.01')));
    const lower = { ...bought.limits, maxTradeValueUsd: notionalOf('1') };
    expect(check(bought)).toEqual([]);
    expect(check({ ...bought, limits: lower })).toEqual([]);
    expect(createJournalLimits()({ ...bought, limits: lower })).toHaveLength(1);
  });

  it('takes what other live orders close already for an entry', () => {
    const second = dear('Sell', '0.03', 'b');
    expect(problems(held, dear('Sell', '0.03'), second)).toEqual(['b is worth 1500, the limit is 1000']);
    const gone: BotEvent = { type: 'OrderFailed', payload: { clientOrderId: 'a', reason: '' } };
    expect(problems(held, dear('Sell', '0.03'), gone, gone, second)).toEqual([]);
    expect(problems(progressed('x', { quantity: '1', value: '1' }), held, second)).toEqual([]);
  });

  it('is off where the limit is', () => {
    const limits = configWith(scenarioConfig, { limits: { maxTradeValueUsd: null } }).limits;
    expect(createJournalLimits()({ ...facts(recorded(dear('Buy', '0.03'))), limits })).toEqual([]);
  });
});

describe('INV-13 in the log', () => {
  const denied: BotEvent = {
    type: 'OrderDenied',
    payload: {
      intent: { ...request('', 'Buy', '1'), strategyId: 'A', reason: '', explicit: false },
      reason: 'MaxTradeValue',
      numbers: {},
      decidedOn,
    },
  };
  const mode: BotEvent = {
    type: 'ModeChanged',
    payload: { scope: 'All', cause: 'Every', mode: 'Normal', actor: 'Operator', until: null, numbers: {} },
  };
  const told = (...events: readonly BotEvent[]): number => checkJournalDenials(facts(recorded(...events))).length;

  it('wants a denial told once, until something has changed', () => {
    expect(told(denied)).toBe(0);
    expect(told(denied, denied)).toBe(1);
    expect(told(denied, mode, denied)).toBe(0);
    expect(told(denied, submitted(request('a', 'Buy', '1')), denied)).toBe(0);
    expect(told(denied, submitted(request('a', 'Sell', '1')), denied)).toBe(1);
  });

  it('lets a person hear it every time', () => {
    const payload = denied.payload as BotEventPayloads['OrderDenied'];
    const explicit: BotEvent = {
      type: 'OrderDenied',
      payload: { ...payload, intent: { ...payload.intent, explicit: true } },
    };
    expect(told(explicit, explicit)).toBe(0);
  });
});
