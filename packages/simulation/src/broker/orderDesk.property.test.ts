import fc from 'fast-check';
import {
  add,
  asMoney,
  isNegative,
  moneyOf,
  negate,
  notionalFor,
  notionalOf,
  priceOf,
  quantityOf,
  subtract,
  sum,
  toText,
  zeroQuantity,
  type FillDetail,
  type Money,
  type OrderRequest,
} from '@bot/core';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { scriptedWorld } from './testing/scriptedWorld';

const side = fc.constantFrom('Buy' as const, 'Sell' as const);
const ticks = fc.integer({ min: -400, max: 400 });
const lots = fc.integer({ min: 10, max: 300 });
const act = fc.oneof(
  fc.record({
    act: fc.constant('Limit' as const),
    side,
    ticks,
    lots,
    timeInForce: fc.constantFrom('GTC' as const, 'IOC' as const, 'FOK' as const),
  }),
  fc.record({ act: fc.constant('GoodTillDate' as const), side, ticks, lots, ms: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ act: fc.constant('StopLimit' as const), side, ticks, lots }),
  fc.record({ act: fc.constant('Bracket' as const), ticks, lots }),
  fc.record({ act: fc.constant('Market' as const), side, lots }),
  fc.record({ act: fc.constant('Spend' as const), cents: fc.integer({ min: 100, max: 200_000 }) }),
  fc.record({ act: fc.constant('Amend' as const), nth: fc.nat(5), ticks, lots }),
  fc.record({ act: fc.constant('Cancel' as const), nth: fc.nat(5) }),
  fc.record({ act: fc.constant('Close' as const) }),
  fc.record({ act: fc.constant('Price' as const), ticks }),
  fc.record({ act: fc.constant('Depth' as const), lots }),
  fc.record({ act: fc.constant('Take' as const), side, lots }),
  fc.record({ act: fc.constant('Wait' as const), ms: fc.integer({ min: 1, max: 50 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const priceAt = (moved: number) => priceOf((50_000 + moved).toFixed(2));
const quantityIn = (count: number) => quantityOf((count / 10_000).toFixed(4));

/** A venue with 10,000 USD and one coin, after some acts. */
async function after(acts: readonly Act[]) {
  const world = scriptedWorld({ balances: { USD: '10000', BTC: '1' } });
  for (const [number, each] of acts.entries()) await carryOut(world, `o-${number}`, each);
  return world;
}

async function carryOut(
  { broker, script, kernel, truth, clock }: ReturnType<typeof scriptedWorld>,
  clientOrderId: string,
  each: Act,
): Promise<void> {
  const submit = (request: OrderRequest): Promise<unknown> => broker.submitOrder(request);
  const openOrder = (nth: number) => truth.openOrders()[nth]?.progress.venueOrderId ?? 'no such order';
  switch (each.act) {
    case 'Limit': {
      const { side, timeInForce } = each;
      const limitPrice = priceAt(each.ticks);
      return void (await submit(
        limitOrder(clientOrderId, '1', { side, timeInForce, limitPrice, quantity: quantityIn(each.lots) }),
      ));
    }
    case 'GoodTillDate': {
      const terms = { timeInForce: 'GTD' as const, expiresAt: clock.now() + each.ms };
      const limitPrice = priceAt(each.ticks);
      return void (await submit(
        limitOrder(clientOrderId, '1', { side: each.side, ...terms, limitPrice, quantity: quantityIn(each.lots) }),
      ));
    }
    case 'StopLimit': {
      const stopPrice = priceAt(each.ticks);
      const terms = { type: 'StopLimit' as const, stopPrice, limitPrice: stopPrice };
      return void (await submit(
        limitOrder(clientOrderId, '1', { side: each.side, ...terms, quantity: quantityIn(each.lots) }),
      ));
    }
    case 'Bracket': {
      const distance = Math.abs(each.ticks);
      const frame = { limitPrice: priceAt(distance), stopPrice: priceAt(-distance) };
      return void (await submit(
        limitOrder(clientOrderId, '1', { type: 'Bracket', side: 'Sell', ...frame, quantity: quantityIn(each.lots) }),
      ));
    }
    case 'Market':
      return void (await submit(marketOrder(clientOrderId, { side: each.side, quantity: quantityIn(each.lots) })));
    case 'Spend':
      return void (await submit(
        marketOrder(clientOrderId, { quantity: zeroQuantity, quoteSize: notionalOf((each.cents / 100).toFixed(2)) }),
      ));
    case 'Amend':
      return void (await broker.amendOrder({
        venueOrderId: openOrder(each.nth),
        limitPrice: priceAt(each.ticks),
        quantity: quantityIn(each.lots),
      }));
    case 'Cancel':
      return void (await broker.cancelOrders([openOrder(each.nth)]));
    case 'Close':
      return void (await broker.closePosition({ clientOrderId, instrumentId: 'BTC-USD' }));
    case 'Price':
      return script.price('BTC-USD', toText(priceAt(each.ticks)));
    case 'Depth':
      return script.depth('BTC-USD', toText(quantityIn(each.lots)));
    case 'Take':
      return script.take('BTC-USD', each.side, toText(quantityIn(each.lots)));
    case 'Wait':
      return kernel.advance(each.ms);
  }
}

const cashOf = ({ side: own, price, quantity, commission }: FillDetail): Money => {
  const value = asMoney(notionalFor(price, quantity));
  return subtract(own === 'Buy' ? negate(value) : value, commission);
};
const acts = fc.array(act, { maxLength: 25 });

describe('after any acts', () => {
  it('cash and coins are what the fills moved, nothing available is below zero', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const { truth } = await after(list);
        const [btc, usd] = truth.balances();
        const fills = truth.fills();
        expect(usd?.total).toEqual(sum(fills.map(cashOf), moneyOf('10000')));
        const coins = fills.map((fill) => moneyOf(`${fill.side === 'Buy' ? '' : '-'}${toText(fill.quantity)}`));
        expect(btc?.total).toEqual(sum(coins, moneyOf('1')));
        for (const { available, hold } of truth.balances()) {
          expect([isNegative(available), isNegative(hold)]).toEqual([false, false]);
        }
      }),
    );
  });

  it('the fills of each order add up to its progress, and no order fills or spends more than it asked for', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const { truth } = await after(list);
        for (const { terms, progress } of truth.orders()) {
          const own = truth.fills().filter(({ venueOrderId }) => venueOrderId === progress.venueOrderId);
          const filled = own.map(({ quantity }) => quantity).reduce(add, zeroQuantity);
          expect(toText(filled)).toBe(toText(progress.cumulativeQuantity));
          if (terms.quoteSize === undefined) {
            expect(isNegative(subtract(terms.quantity, filled))).toBe(false);
            expect(toText(filled) === toText(terms.quantity)).toBe(progress.status === 'Filled');
          } else {
            const spent = add(asMoney(progress.filledValue), progress.commission);
            expect(isNegative(subtract(asMoney(terms.quoteSize), spent))).toBe(false);
          }
        }
      }),
    );
  });

  it('nothing is held once every order has ended', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const { broker, truth, kernel, clock } = await after(list);
        await broker.cancelOrders(truth.openOrders().map(({ progress }) => progress.venueOrderId));
        expect(truth.balances().map(({ hold }) => toText(hold))).toEqual(['0', '0']);
        await kernel.advance(0);
        expect(clock.pendingTimers()).toEqual([]);
      }),
    );
  });
});
