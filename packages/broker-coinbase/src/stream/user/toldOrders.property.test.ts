import fc from 'fast-check';
import {
  add,
  exceeds,
  isTerminal,
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  zeroQuantity,
  type FillDetail,
  type OrderProgress,
} from '@bot/core';
import { createToldOrders } from './toldOrders';

const progress = fc
  .record({
    venueOrderId: fc.constantFrom('o-1', 'o-2'),
    status: fc.constantFrom('Accepted', 'PartiallyFilled', 'Filled', 'Canceled', 'Rejected', 'Expired'),
    filled: fc.nat(5),
    commission: fc.nat(2),
    at: fc.nat(100),
  })
  .map(({ venueOrderId, status, filled, commission, at }): OrderProgress => ({
    clientOrderId: `c${venueOrderId}`,
    venueOrderId,
    instrumentId: 'BTC-USD',
    status: status as OrderProgress['status'],
    cumulativeQuantity: quantityOf(String(filled)),
    filledValue: notionalOf(String(filled * 100)),
    commission: moneyOf(String(commission)),
    reason: null,
    at,
  }));

describe('what is told of an order', () => {
  it('never falls, never lives again after its end, and never comes twice in a row', () => {
    fc.assert(
      fc.property(fc.array(progress, { maxLength: 30 }), (heard) => {
        const told = createToldOrders();
        const before = new Map<string, OrderProgress>();
        for (const each of heard) {
          const news = told.news(each);
          const last = before.get(each.venueOrderId);
          if (news === null) {
            expect(last).toBeDefined();
            continue;
          }
          before.set(each.venueOrderId, news);
          if (last === undefined) continue;
          expect(exceeds(last.cumulativeQuantity, news.cumulativeQuantity)).toBe(false);
          expect(news.at).toBeGreaterThanOrEqual(last.at);
          if (isTerminal(last.status)) expect(isTerminal(news.status)).toBe(true);
          const { at: _, ...content } = news;
          expect(last).not.toMatchObject(content);
        }
        // The furthest that was heard was told.
        for (const [venueOrderId, { cumulativeQuantity }] of before) {
          const furthest = heard.filter((each) => each.venueOrderId === venueOrderId);
          expect(furthest.some((each) => exceeds(each.cumulativeQuantity, cumulativeQuantity))).toBe(false);
        }
      }),
    );
  });

  it('is the same when everything is heard twice', () => {
    fc.assert(
      fc.property(fc.array(progress, { maxLength: 30 }), (heard) => {
        const [once, twice] = [createToldOrders(), createToldOrders()];
        const first = heard.map((each) => once.news(each)).filter((news) => news !== null);
        const second = heard.flatMap((each) => [twice.news(each), twice.news(each)]).filter((news) => news !== null);
        expect(second).toEqual(first);
      }),
    );
  });

  it('has each fill once, and knows when fills are missing', () => {
    const fills = fc.array(fc.record({ id: fc.nat(8), quantity: fc.integer({ min: 1, max: 5 }) }), { maxLength: 20 });
    fc.assert(
      fc.property(fills, progress, (listed, heard) => {
        const told = createToldOrders();
        told.news({ ...heard, venueOrderId: 'o-1' });
        const seen = new Set<number>();
        let filled = zeroQuantity;
        for (const { id, quantity } of listed) {
          const fill = fillOf(String(id), String(quantity));
          expect(told.isNewFill(fill)).toBe(!seen.has(id));
          if (!seen.has(id)) filled = add(filled, fill.quantity);
          seen.add(id);
        }
        expect(told.lacksFills('o-1')).toBe(exceeds(heard.cumulativeQuantity, filled));
      }),
    );
  });

  it('is forgotten when there is too much of it, except of orders that live', () => {
    const told = createToldOrders(2);
    const tell = (id: string, status: 'Accepted' | 'Filled') =>
      told.news({ ...sample, venueOrderId: id, clientOrderId: `c-${id}`, status });
    tell('lives', 'Accepted');
    tell('first', 'Filled');
    tell('second', 'Filled');
    tell('third', 'Filled');
    expect(['lives', 'first', 'second', 'third'].map((id) => told.venueOrderIdOf(`c-${id}`))).toEqual([
      'lives',
      undefined,
      undefined,
      'third',
    ]);
    expect(told.live()).toEqual(['lives']);
  });
});

const sample: OrderProgress = {
  clientOrderId: 'c',
  venueOrderId: 'o',
  instrumentId: 'BTC-USD',
  status: 'Filled',
  cumulativeQuantity: quantityOf('1'),
  filledValue: notionalOf('100'),
  commission: moneyOf('1'),
  reason: null,
  at: 0,
};

const fillOf = (tradeId: string, quantity: string): FillDetail => ({
  tradeId,
  clientOrderId: 'c',
  venueOrderId: 'o-1',
  instrumentId: 'BTC-USD',
  side: 'Buy',
  price: priceOf('100'),
  quantity: quantityOf(quantity),
  liquidity: 'Maker',
  commission: moneyOf('0'),
  commissionCurrency: 'USD',
  at: 0,
});
