import fc from 'fast-check';
import {
  add,
  equals,
  isZero,
  moneyOf,
  notionalFor,
  opposite,
  priceOf,
  quantityOf,
  ratioOf,
  signed,
  smallerOf,
  subtract,
  toText,
  zeroMoney,
  zeroQuantity,
  asMoney,
  negate,
  type FillDetail,
  type Money,
  type OrderProgress,
  type Quantity,
} from '@bot/core';
import { evolve } from '../evolve';
import type { VenueBooks } from '../input';
import { createLedger } from '../state/ledger';
import { booksOf, buy, fillOf, limits, progressOf, sell, testConfig, usd } from '../testing/fixtures';
import { given, givenTrading, started, venueLoaded, wish, type EngineUnderTest } from '../testing/given';
import { plain } from '../testing/plain';

/** What may happen next; what cannot, does not. */
const deeds = [
  ...['Order', 'Fill', 'Fill', 'ByHand', 'ByHand', 'Bust', 'TellProgress', 'TellProgress', 'TellFill', 'TellFill'],
  ...['Read', 'ReadWithOldLists', 'Restart', 'Wait'],
] as const;
const stories = fc.array(
  fc.record({
    deed: fc.constantFrom(...deeds),
    which: fc.nat(20),
    lots: fc.integer({ min: 1, max: 9 }),
    side: fc.constantFrom('Buy' as const, 'Sell' as const),
  }),
  { maxLength: 40, size: 'max' },
);
type Step = typeof stories extends fc.Arbitrary<readonly (infer S)[]> ? S : never;

const PRICE = priceOf('100');
const unlimited = { ...limits, maxLeverage: ratioOf('1000000'), maxMarkAgeMs: Number.MAX_SAFE_INTEGER };
const all = Object.keys(testConfig.reconciliation);
const reconciliation = Object.fromEntries(
  all.map((name) => [name, 'adopt']),
) as unknown as typeof testConfig.reconciliation;

/** A venue that says only what is true, late, twice or never; its lists may be older than its balances. */
function createStory() {
  let engine: EngineUnderTest = givenTrading({ config: { limits: unlimited, reconciliation } });
  const log = [...engine.log];
  const fills: FillDetail[] = [];
  const orders = new Map<string, OrderProgress>();
  const said: OrderProgress[] = [];
  let cash: Money = moneyOf('10000');
  let position: Quantity = zeroQuantity;
  let oldLists: Pick<VenueBooks, 'fills' | 'openOrders' | 'ours'> = { fills: [], openOrders: [], ours: [] };

  function happened(fill: FillDetail): void {
    fills.push(fill);
    const side = fill.tradeType === 'Reversal' ? opposite(fill.side) : fill.side;
    const value = asMoney(notionalFor(PRICE, fill.quantity));
    position = add(position, signed(side, fill.quantity));
    cash = add(cash, side === 'Buy' ? negate(value) : value);
  }
  const newFill = (clientOrderId: string, quantity: Quantity, side: Step['side']): FillDetail => ({
    ...fillOf(clientOrderId, `t-${fills.length + 1}`),
    ...{ quantity, side, at: engine.now },
  });
  const note = (): void => void log.push(...engine.log.slice(log.length - offset));
  let offset = 0;

  function lists(): typeof oldLists {
    const venues = (id: string) => {
      const progress = orders.get(id);
      return progress === undefined ? null : { terms: buy('1', '100'), progress };
    };
    const live = [...orders.values()].filter(({ status }) => status !== 'Filled');
    return {
      fills: [...fills],
      openOrders: live.map((progress) => ({ terms: buy('1', '100'), progress })),
      ours: [...orders.keys()].map((clientOrderId) => ({ clientOrderId, found: venues(clientOrderId) })),
    };
  }

  function read(told = lists()): void {
    const asked = new Set(engine.state.ledger.liveOrderIds);
    const ours = told.ours.filter(({ clientOrderId }) => asked.has(clientOrderId));
    const held = { instrumentId: 'BTC-USD', netQuantity: position, averageEntryPrice: null };
    const books = booksOf({ ...told, ours, balances: [usd(toText(cash))], positions: isZero(position) ? [] : [held] });
    engine.when({ type: 'VenueBooksRead', books });
  }

  function restart(): void {
    note();
    const next = given({ config: { limits: unlimited, reconciliation } });
    const ledger = createLedger();
    log.forEach((event) => evolve(ledger, event));
    expect(plain(ledger)).toBe(plain(engine.state.ledger));
    Object.assign(next.state, { ledger });
    next.now = engine.now;
    offset = log.length;
    engine = next;
    engine.when(started);
    engine.when(venueLoaded);
    engine.sampled(0, '100');
  }

  function tell({ deed, which, lots, side }: Step): void {
    const quantity = quantityOf(`0.0${lots}`);
    const pick = <T>(list: readonly T[]): T | undefined => list[which % list.length];
    switch (deed) {
      case 'Order': {
        const terms = side === 'Buy' ? buy('0.09', '100') : sell('0.09', '100');
        const id = engine.when(wish(terms)).payload('OrderSubmitted')?.request.clientOrderId;
        if (id === undefined) return;
        orders.set(id, progressOf(id, 'Accepted', '0', { at: engine.now }));
        return void said.push(progressOf(id, 'Accepted', '0', { at: engine.now }));
      }
      case 'Fill': {
        const open = [...orders.values()].filter(({ status }) => status !== 'Filled');
        const order = pick(open);
        if (order === undefined) return;
        const now = smallerOf(quantity, subtract(quantityOf('0.09'), order.cumulativeQuantity));
        const cumulative = add(order.cumulativeQuantity, now);
        const status = equals(cumulative, quantityOf('0.09')) ? 'Filled' : 'PartiallyFilled';
        const progress = progressOf(order.clientOrderId, status, toText(cumulative), { at: engine.now });
        const exact = { ...progress, filledValue: notionalFor(PRICE, cumulative) };
        orders.set(order.clientOrderId, exact);
        said.push(exact);
        const own = engine.state.ledger.orders.get(order.clientOrderId);
        return happened(newFill(order.clientOrderId, now, own?.side ?? 'Buy'));
      }
      case 'ByHand':
        return happened(newFill(`by-hand-${fills.length}`, quantity, side));
      case 'Bust': {
        const fill = pick(fills.filter(({ tradeType }) => tradeType !== 'Reversal'));
        if (fill === undefined || fills.some(({ reverses }) => reverses === fill.tradeId)) return;
        const { tradeId } = fill;
        return happened({ ...fill, tradeId: `r-${tradeId}`, at: engine.now, tradeType: 'Reversal', reverses: tradeId });
      }
      case 'TellProgress': {
        const progress = pick(said);
        if (progress !== undefined) engine.when({ type: 'OrderReported', progress });
        return;
      }
      case 'TellFill': {
        const fill = pick(fills);
        if (fill !== undefined) engine.when({ type: 'FillReported', fill });
        return;
      }
      case 'Read':
        read();
        oldLists = lists();
        return;
      case 'ReadWithOldLists':
        return read(oldLists);
      case 'Restart':
        return restart();
      case 'Wait':
        engine.now += 20_000;
        return;
    }
  }

  return {
    tell,
    /** Readings that are true, some time apart: the books come to what the venue has. */
    settle(): void {
      for (let look = 0; look < 8; look++) {
        engine.now += 61_000;
        read();
      }
      note();
    },
    check(): void {
      const { ledger } = engine.state;
      expect(toText(ledger.cash.get('USD') ?? zeroMoney)).toBe(toText(cash));
      expect(toText(ledger.positions.get('BTC-USD')?.netQuantity ?? zeroQuantity)).toBe(toText(position));
      const booked = log.flatMap((event) =>
        event.type === 'ExternalFillBooked' || event.type === 'TradeBusted' ? [event.payload.fill.tradeId] : [],
      );
      expect(new Set(booked).size).toBe(booked.length);
      const others = fills.filter((fill) => fill.tradeType === 'Reversal' || fill.clientOrderId.startsWith('by-hand'));
      expect([...booked].sort()).toEqual(others.map(({ tradeId }) => tradeId).sort());
    },
    types: () => log.map(({ type }) => type),
  };
}

it('in whatever order, how often and how late it is told, the books come to what the venue has, each trade once', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(stories, (story) => {
      const { tell, settle, check, types } = createStory();
      story.forEach(tell);
      settle();
      check();
      types().forEach((type) => seen.add(type));
    }),
    { numRuns: 30, seed: 20180404 },
  );
  // The stories are not idle ones.
  const reached = [
    'ExternalFillBooked',
    'TradeBusted',
    'OrderProgressed',
    'FillSettled',
    'PositionAdjusted',
    'CashMoved',
  ];
  expect([...seen]).toEqual(expect.arrayContaining(reached));
});
