import { moneyOf, priceOf, quantityOf, zeroMoney, type OrderTerms, type Side, type VenueOrder } from '@bot/core';
import type { VenueTruth } from '@bot/simulation';
import { handMadeFacts, requestOf } from '../testing/handMadeFacts';
import { createDayAtVenue, worthAtVenue } from './dayAtVenue';
import type { VenueFacts } from './stepFacts';

const NOON = Date.UTC(2025, 9, 15, 12);
const MINUTE = 60_000;

const order = (side: Side, quantity: string, filled = '0'): VenueOrder => ({
  terms: requestOf('a', side, { quantity: quantityOf(quantity) }) as OrderTerms,
  progress: {
    ...{ clientOrderId: 'a', venueOrderId: 'V1', instrumentId: 'BTC-USD', side, status: 'Accepted', reason: null },
    ...{ cumulativeQuantity: quantityOf(filled), filledValue: zeroMoney as never, commission: zeroMoney, at: 0 },
  } as VenueOrder['progress'],
});
const position = (quantity: string, instrumentId = 'BTC-USD') => ({
  ...{ instrumentId, netQuantity: quantityOf(quantity), averageEntryPrice: priceOf('100') },
});

interface Standing {
  readonly usd: string;
  readonly minutes: number;
  readonly held?: string;
  readonly orders?: readonly VenueOrder[];
  readonly more?: Partial<Omit<VenueFacts, 'truth'>>;
}

const factsOf = ({ usd, minutes, held = '0', orders = [], more = {} }: Standing): VenueFacts => {
  const total = moneyOf(usd);
  const truth: Partial<VenueTruth> = {
    balances: () => [{ currency: 'USD', total, available: total, hold: zeroMoney }],
    positions: () => [position(held)],
    orders: () => orders,
    requests: () => [{ method: 'balances', at: 0, summary: '' }],
    mark: (instrumentId) => ({ instrumentId, price: priceOf('0.01'), at: 0, receivedAt: 0 }),
  };
  return handMadeFacts([], { truth, now: NOON + minutes * MINUTE, ...more });
};

/** 10,000 at noon and 600 less from 12:05 on, seen a few times. */
function afterLoss(then: Partial<Standing>, lostFor = 3): number {
  const day = createDayAtVenue();
  for (const minutes of [0, 2]) expect(day.check(factsOf({ usd: '10000', minutes }))).toEqual([]);
  for (const minutes of [5, 5 + lostFor]) expect(day.check(factsOf({ usd: '9400', minutes }))).toEqual([]);
  return day.check(factsOf({ usd: '9400', minutes: 6 + lostFor, ...then })).length;
}

describe('INV-11 from outside', () => {
  it('tells of an order that could open or grow a position after a day was lost for some cycles', () => {
    expect(afterLoss({ orders: [order('Buy', '1')] })).toBe(1);
    expect(afterLoss({ orders: [order('Buy', '1')], held: '1' })).toBe(1);
    expect(afterLoss({ orders: [order('Sell', '2')], held: '1' })).toBe(1);
    expect(afterLoss({ orders: [order('Sell', '1', '1')] })).toBe(0);
    expect(afterLoss({ orders: [order('Sell', '1')], held: '1' })).toBe(0);
    expect(afterLoss({})).toBe(0);
  });

  it('gives the bot two cycles to see it, and forgives it on another day', () => {
    expect(afterLoss({ orders: [order('Buy', '1')] }, 2)).toBe(0);
    expect(afterLoss({ orders: [order('Buy', '1')], minutes: 13 * 60 })).toBe(0);
  });

  it('knows whose orders they are', () => {
    expect(afterLoss({ orders: [order('Buy', '1')], more: { outsiders: new Set(['a']) } })).toBe(0);
  });

  it('measures from the least of the first cycle, and begins with the first request', () => {
    const day = createDayAtVenue();
    const quiet = { ...factsOf({ usd: '99999', minutes: 0 }) };
    expect(day.check({ ...quiet, truth: { ...quiet.truth, requests: () => [] } })).toEqual([]);
    for (const [usd, minutes] of [
      ['10000', 0],
      ['9600', 1],
      ['9150', 4],
      ['9150', 9],
    ] as const) {
      expect(day.check(factsOf({ usd, minutes }))).toEqual([]);
    }
    expect(day.check(factsOf({ usd: '9150', minutes: 10, orders: [order('Buy', '1')] }))).toEqual([]);
  });

  it('counts what comes or goes as no result', () => {
    const day = createDayAtVenue();
    day.fromOutside(
      () => factsOf({ usd: '1', minutes: 0 }),
      () => undefined,
    );
    day.check(factsOf({ usd: '10000', minutes: 0 }));
    let usd = '10000';
    day.fromOutside(
      () => factsOf({ usd, minutes: 1 }),
      () => (usd = '9000'),
    );
    for (const minutes of [2, 9]) expect(day.check(factsOf({ usd: '8600', minutes }))).toEqual([]);
    expect(day.check(factsOf({ usd: '8600', minutes: 10, orders: [order('Buy', '1')] }))).toEqual([]);
  });

  it('is off without a limit', () => {
    const facts = factsOf({ usd: '1', minutes: 0 });
    expect(createDayAtVenue().check({ ...facts, limits: { ...facts.limits, dailyLossLimitUsd: null } })).toEqual([]);
  });
});

it('an account is worth its cash, its coins, and what perpetuals have won or lost', () => {
  const facts = factsOf({ usd: '1000', minutes: 0 });
  const truth: VenueTruth = {
    ...facts.truth,
    positions: () => [position('2'), position('-3', 'BTC-PERP'), position('5', 'ETH-USD')],
    mark: (instrumentId) => ({ instrumentId, price: priceOf('110'), at: 0, receivedAt: 0 }),
  };
  const ignored = new Map([['BTC-USD', quantityOf('1')]]);
  // 1,000 + 1 × 110 − 3 × 10
  expect(worthAtVenue({ ...facts, truth, ignored }, ['BTC-USD', 'BTC-PERP'])).toEqual(moneyOf('1080'));
});
