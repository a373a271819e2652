import {
  flatPosition,
  moneyOf,
  priceOf,
  quantityOf,
  zeroMoney,
  zeroQuantity,
  type BotEventPayloads,
  type Restriction,
} from '@bot/core';
import type { BotSnapshot } from '@bot/simulation';
import { fillOf, handMadeFacts, requestOf, submittedOrder, type TimedEvent } from '../testing/handMadeFacts';
import { createDailyLoss } from './dailyLoss';
import type { JournalFacts } from './stepFacts';

const NOON = Date.UTC(2025, 9, 15, 12);
const DAY_MS = 86_400_000;
const opened = (date = '2025-10-15', at = NOON, equity = '10000'): TimedEvent => ({
  ...{ type: 'DayOpened', payload: { date, equity: moneyOf(equity) }, at },
});
const mode = (payload: Partial<BotEventPayloads['ModeChanged']> = {}): TimedEvent => ({
  type: 'ModeChanged',
  payload: {
    ...{ scope: 'All', cause: 'DailyLossLimit', mode: 'ReduceOnly', actor: 'Bot', until: null, numbers: {} },
    ...payload,
  },
});
const held: Restriction = {
  ...{ scope: 'All', cause: 'DailyLossLimit', mode: 'ReduceOnly', actor: 'Bot', since: NOON, until: null, numbers: {} },
};
const cash = (usd: string): Partial<BotSnapshot> => ({ cash: new Map([['USD', moneyOf(usd)]]) });

type More = Partial<Omit<JournalFacts, 'truth' | 'snapshot'>> & { readonly snapshot?: Partial<BotSnapshot> };
const factsOf = (events: readonly TimedEvent[], { snapshot, ...more }: More = {}): JournalFacts => {
  const facts = handMadeFacts(events, { now: NOON, ...more });
  return { ...facts, snapshot: { ...facts.snapshot, ...cash('10000'), ...snapshot } };
};
const told = (events: readonly TimedEvent[], more?: More): readonly string[] =>
  createDailyLoss()(factsOf(events, more)).map(({ problem }) => problem);
/** What is told when it is looked at twice, more than a cycle apart. */
const toldLater = (events: readonly TimedEvent[], more: More = {}): readonly string[] => {
  const check = createDailyLoss();
  expect(check(factsOf(events, more))).toEqual([]);
  return check(factsOf(events, { now: NOON + 60_001, ...more })).map(({ problem }) => problem);
};

describe('INV-11 for the mode', () => {
  const late = [`the day has lost its limit since ${NOON}, and entries are allowed`];

  it('wants it within a cycle once 500 of 10,000 are lost', () => {
    expect(toldLater([opened()], { snapshot: cash('9500') })).toEqual(late);
    expect(toldLater([opened()], { snapshot: cash('9500.01') })).toEqual([]);
    expect(toldLater([opened()], { snapshot: { ...cash('9500'), restrictions: [held] } })).toEqual([]);
    const only = { ...held, scope: 'BTC-USD' };
    expect(toldLater([opened()], { snapshot: { ...cash('9500'), restrictions: [only] } })).toEqual(late);
  });

  it('asks nothing of a process that has ended, before the first day, or without a limit', () => {
    const snapshot = cash('1');
    expect(toldLater([opened()], { snapshot, isRunning: false })).toEqual([]);
    expect(toldLater([], { snapshot })).toEqual([]);
    const { limits } = factsOf([]);
    expect(toldLater([opened()], { snapshot, limits: { ...limits, dailyLossLimitUsd: null } })).toEqual([]);
  });

  it('counts positions at the newest price: spot with its value, perpetuals with their result', () => {
    const position = (instrumentId: string, quantity: string, cost: string) => ({
      ...{ ...flatPosition(instrumentId), netQuantity: quantityOf(quantity), costBasis: moneyOf(cost) },
    });
    const snapshot = (price: string): Partial<BotSnapshot> => ({
      ...cash('8000'),
      positions: [position('BTC-USD', '1', '2000'), position('BTC-PERP', '-1', '-2000')],
      marks: new Map(
        ['BTC-USD', 'BTC-PERP'].map((id) => [
          id,
          [{ instrumentId: id, price: priceOf(price), at: NOON, receivedAt: NOON }],
        ]),
      ),
    });
    // A long and a short of the same size: whatever the price is, it is 10,000.
    expect(toldLater([opened('2025-10-15', NOON, '10499')], { snapshot: snapshot('1000') })).toEqual([]);
    expect(toldLater([opened('2025-10-15', NOON, '10500')], { snapshot: snapshot('1000') })).toEqual(late);
    expect(toldLater([opened()], { snapshot: { ...snapshot('1'), ...cash('0'), marks: new Map() } })).toEqual([]);
  });

  it.each<[string, TimedEvent]>([
    [
      'money',
      { type: 'CashMoved', payload: { currency: 'USD', amount: moneyOf('-600'), why: 'Unexplained', tradeId: null } },
    ],
    [
      'coins',
      {
        type: 'PositionAdjusted',
        payload: { instrumentId: 'BTC-USD', netQuantity: quantityOf('-6'), price: priceOf('100'), why: 'Unexplained' },
      },
    ],
    [
      'coins left alone that were bought for it',
      {
        type: 'ExternalFillBooked',
        payload: {
          fill: fillOf('T1', 'Buy', { quantity: quantityOf('6') }),
          why: 'ForeignTrade',
          ignoredQuantity: quantityOf('6'),
        },
      },
    ],
    [
      'a sale of coins left alone that was taken back',
      {
        type: 'TradeBusted',
        payload: { fill: fillOf('T1', 'Sell', { quantity: quantityOf('6') }), ignoredQuantity: quantityOf('6') },
      },
    ],
  ])('counts %s that went as no loss', (_, event) => {
    expect(toldLater([opened(), event], { snapshot: cash('9400') })).toEqual([]);
    expect(toldLater([opened(), event], { snapshot: cash('8900') })).toEqual(late);
  });

  it('counts what came as no gain', () => {
    const adopted: TimedEvent = {
      type: 'CashAdopted',
      payload: { balances: [{ currency: 'USD', total: moneyOf('100') }] },
    };
    const coins: TimedEvent = {
      type: 'HoldingAdopted',
      payload: { instrumentId: 'BTC-USD', netQuantity: quantityOf('1'), costBasis: moneyOf('100') },
    };
    const sold: TimedEvent = {
      type: 'ExternalFillBooked',
      payload: {
        fill: fillOf('T1', 'Sell', { quantity: quantityOf('3') }),
        why: 'ForeignTrade',
        ignoredQuantity: quantityOf('2'),
      },
    };
    const all = [opened(), adopted, coins, sold];
    expect(toldLater(all, { snapshot: cash('9900') })).toEqual(late);
    expect(toldLater(all, { snapshot: cash('9901') })).toEqual([]);
    // What happens to perpetuals is a result, whatever it is called.
    const ofPerpetuals: readonly TimedEvent[] = [
      { ...coins, payload: { ...coins.payload, instrumentId: 'BTC-PERP' } } as TimedEvent,
      {
        type: 'PositionAdjusted',
        payload: { instrumentId: 'BTC-PERP', netQuantity: quantityOf('1'), price: priceOf('100'), why: 'Unexplained' },
      },
      {
        type: 'ExternalFillBooked',
        payload: {
          fill: fillOf('T1', 'Sell', { instrumentId: 'BTC-PERP' }),
          why: 'ForeignTrade',
          ignoredQuantity: quantityOf('1'),
        },
      },
      {
        type: 'ExternalFillBooked',
        payload: { fill: fillOf('T2', 'Buy'), why: 'ForeignTrade', ignoredQuantity: zeroQuantity },
      },
    ];
    expect(toldLater([opened(), ...ofPerpetuals], { snapshot: cash('9501') })).toEqual([]);
    expect(toldLater([opened(), ...ofPerpetuals], { snapshot: cash('9500') })).toEqual(late);
  });
});

describe('INV-11 for entries', () => {
  const entry = (dayResult: string): TimedEvent => {
    const event = submittedOrder(requestOf('a'));
    const decidedOn = { mark: priceOf('100'), markAgeMs: 0, equity: zeroMoney, dayResult: moneyOf(dayResult) };
    return { ...event, payload: { ...event.payload, decidedOn } } as TimedEvent;
  };

  it('lets none be decided on a day that has lost its limit', () => {
    expect(told([entry('-499.99')])).toEqual([]);
    expect(told([entry('-500')])).toEqual(['a opens on a day whose result is -500']);
    const { limits } = factsOf([]);
    expect(told([entry('-500')], { limits: { ...limits, dailyLossLimitUsd: null } })).toEqual([]);
  });
});

describe('INV-11 for the day', () => {
  it('opens once, when it begins', () => {
    expect(told([opened(), opened('2025-10-16', NOON + 86_400_000)], { now: NOON + 86_400_000 })).toEqual([]);
    expect(told([opened(), opened()])).toEqual(['the day 2025-10-15 is opened again']);
    const ahead = opened('2025-11-14', NOON + 30 * DAY_MS);
    const corrected: TimedEvent = { type: 'ClockChanged', payload: { byMs: -30 * DAY_MS, day: '2025-10-15' } };
    const next = opened('2025-10-16', NOON + DAY_MS);
    expect(told([opened(), ahead, corrected, next])).toEqual([]);
    expect(told([opened(), ahead, next])).toEqual(['the day 2025-10-16 is opened again']);
    expect(told([opened('2025-10-16')])).toEqual(['the day 2025-10-16 is opened on 2025-10-15']);
  });

  it('is opened by the prices of the day', () => {
    const midnight = Date.UTC(2025, 9, 16);
    const priced = (at: number): Partial<BotSnapshot> => ({
      marks: new Map([
        ['BTC-USD', [{ instrumentId: 'BTC-USD', price: priceOf('1'), at, receivedAt: at }]],
        ['ETH-USD', []],
      ]),
    });
    const now = midnight + 90_000;
    expect(told([opened()], { now, snapshot: priced(midnight + 60_001) })).toEqual([
      'the day 2025-10-16 was not opened, and there are prices of it',
    ]);
    expect(told([opened()], { now, snapshot: priced(midnight + 60_000) })).toEqual([]);
    expect(told([opened()], { now, snapshot: priced(midnight + 60_001), isRunning: false })).toEqual([]);
  });

  it('is what ends the restriction, or a person', () => {
    const end = mode({ mode: 'Normal' });
    expect(told([opened(), mode(), end])).toEqual(['the lost day was let go at 0, before it was over']);
    const next = opened('2025-10-16', NOON + 86_400_000);
    expect(told([opened(), mode(), next, end], { now: NOON + 86_400_000 })).toEqual([]);
  });

  it('is not forgotten by a restart', () => {
    expect(told([opened(), mode()], { snapshot: { restrictions: [] } })).toEqual([
      'the log says that the day has lost its limit, and the bot does not',
    ]);
    expect(told([opened(), mode()], { snapshot: { restrictions: [held] } })).toEqual([]);
    const every = mode({ cause: 'Every', mode: 'Normal', actor: 'Operator' });
    expect(told([opened(), mode(), every], { snapshot: { restrictions: [] } })).toEqual([]);
    expect(told([opened()], { snapshot: { restrictions: [] } })).toEqual([]);
  });
});
