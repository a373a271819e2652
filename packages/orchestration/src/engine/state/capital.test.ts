import fc from 'fast-check';
import {
  exceeds,
  moneyOf,
  notionalFor,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  roundToPlaces,
  sum,
  toText,
  zeroMoney,
  type Money,
  type Strategy,
} from '@bot/core';
import { btc, btcPerp, limits, opinionated, progressOf } from '../testing/fixtures';
import { givenTrading, type EngineUnderTest } from '../testing/given';
import { allocationOf, freeNotional, usedCapital } from './capital';
import { equityNow } from './valuation';

const strategy = (strategyId: string, share: string, notional: string, samples: readonly number[] = [2]): Strategy => ({
  ...opinionated(strategyId, (n) =>
    samples.includes(n) ? { action: 'Buy', targetNotional: notionalOf(notional) } : null,
  ),
  share: ratioOf(share),
});
const equity = moneyOf('10000');

/** 10,000 USD, and a price of 100 for both. */
const givenStrategies = (...strategies: readonly Strategy[]): EngineUnderTest =>
  givenTrading({
    strategies,
    instruments: [btc, btcPerp],
    config: { instrumentIds: ['BTC-USD', 'BTC-PERP'], limits: { ...limits, maxLeverage: ratioOf('100') } },
  });
const used = ({ state }: EngineUnderTest, id: string): string | null => {
  const amount = usedCapital(state, id);
  return amount && toText(amount);
};

describe('the capital of a strategy', () => {
  it('is its share of the equity as it is now: a quarter of 10,000, after a loss, and of a budget', () => {
    const { state } = givenStrategies(strategy('A', '0.25', '1'));
    expect(allocationOf(state, 'A', equity)).toEqual(moneyOf('2500'));
    expect(allocationOf(state, 'A', moneyOf('9000'))).toEqual(moneyOf('2250'));
    const budget = { ...state, config: { ...state.config, limits: { ...limits, budgetUsd: notionalOf('4000') } } };
    expect(allocationOf(budget, 'A', equity)).toEqual(moneyOf('1000'));
    expect(allocationOf(budget, 'A', moneyOf('2000'))).toEqual(moneyOf('500'));
    expect(allocationOf(state, 'A', moneyOf('-1'))).toEqual(zeroMoney);
    expect(allocationOf(state, 'Nobody', equity)).toEqual(zeroMoney);
  });

  it('is tied up by books at the mark and by live shares; a perpetual ties up its margin', () => {
    const engine = givenStrategies(strategy('A', '0.25', '500'));
    expect(used(engine, 'A')).toBe('0');
    const bought = engine.sampled(1_000, '100');
    expect(used(engine, 'A')).toBe('500');
    const id = bought.payload('OrderSubmitted')?.request.clientOrderId ?? '';
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'PartiallyFilled', '3') });
    expect(used(engine, 'A')).toBe('500');
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled', '3') });
    engine.sampled(1_000, '110', 'BTC-USD');
    expect(used(engine, 'A')).toBe('330');

    // 5 of the perpetual are on their way.
    engine.sampled(1_000, '100', 'BTC-PERP');
    // 2,120 of capital, of which an order at the market may cost 1 % more than at the mark.
    const free = (instrument: typeof btc) =>
      toText(roundToPlaces(freeNotional(engine.state, 'A', equity, instrument), 2));
    expect([free(btc), free(btcPerp)]).toEqual(['2099.01', '20990.1']);
    engine.state.view.fees = { maker: ratioOf('0'), taker: ratioOf('0.06') };
    expect([free(btc), free(btcPerp)]).toEqual(['1980.2', '13118.81']);
    engine.state.view.fees = null;
    expect(free(btc)).toBe('1049.5');
  });

  it('that cannot be valued leaves nothing free', () => {
    const engine = givenStrategies(strategy('A', '0.25', '500'));
    engine.sampled(1_000, '100');
    engine.state.view.marks.clear();
    expect(used(engine, 'A')).toBeNull();
    expect(toText(freeNotional(engine.state, 'A', equity, btc))).toBe('0');
  });

  it('is known although something has no price of which the strategy has nothing', () => {
    const engine = givenStrategies(strategy('A', '0.25', '500'));
    engine.sampled(1_000, '100');
    engine.state.view.marks.delete('BTC-PERP');
    expect(used(engine, 'A')).toBe('500');
  });

  it('leaves nothing free, and not less, where losses have made it smaller than what it ties up', () => {
    const engine = givenStrategies(strategy('A', '0.25', '500'));
    engine.sampled(1_000, '100');
    expect(toText(freeNotional(engine.state, 'A', moneyOf('1999'), btc))).toBe('0');
    expect(toText(freeNotional(engine.state, 'A', moneyOf('2004.04'), btc))).toBe('1');
  });
});

describe('an entry', () => {
  it('is cut to what is free, and denied once where nothing is', () => {
    const engine = givenStrategies(strategy('A', '0.0303', '500', [2, 3, 4]), strategy('B', '0.5', '200'));
    const both = engine.sampled(1_000, '100');
    expect(both.payload('OrderSubmitted')?.shares).toEqual([
      { strategyId: 'A', quantity: quantityOf('3') },
      { strategyId: 'B', quantity: quantityOf('2') },
    ]);
    engine.sampled(1_000, '102');
    // The perpetual is another instrument, and the money is the same.
    engine.sampled(1_000, '100', 'BTC-PERP');
    const denied = engine.sampled(1_000, '100', 'BTC-PERP');
    expect(denied.types).toEqual([]);
    const first = engine.log.filter(({ type }) => type === 'OrderDenied').map(({ payload }) => payload);
    expect(first).toMatchObject([
      {
        ...{ reason: 'AboveAllocation', numbers: { quantity: '5', allocation: '303', used: '306' } },
        intent: { strategyId: 'A', side: 'Buy', quantity: quantityOf('5') },
      },
    ]);
  });

  it('opens no short of a strategy at the cost of what others hold', () => {
    const seller = opinionated('B', (n) => (n === 3 ? { action: 'Sell' } : null));
    const engine = givenStrategies(strategy('A', '0.5', '500'), seller);
    const id = engine.sampled(1_000, '100').payload('OrderSubmitted')?.request.clientOrderId ?? '';
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '5') });
    const denied = engine.sampled(1_000, '100');
    expect(denied.payload('OrderDenied')).toMatchObject({
      ...{ reason: 'ShortingNotAllowed', numbers: { quantity: '5', reducible: '0' } },
      intent: { strategyId: 'B', side: 'Sell' },
    });
    expect(denied.commands).toEqual([]);
  });
});

it('no strategy ever ties up more than its allocation by entering, and together it is no more than the whole', () => {
  const wish = fc.record({ notional: fc.integer({ min: 1, max: 6_000 }) });
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 12 }), fc.nat(9), (wishes, tenths) => {
      const shares = [tenths / 20, 0.3, (10 - tenths) / 20];
      const traders = shares.map((share, index) => ({
        ...opinionated(`S${index}`, (n) => {
          const next = wishes[(n * 3 + index) % wishes.length];
          if (next === undefined || (n + index) % 4 === 0) return { action: 'Close' };
          return { action: 'Buy', targetNotional: notionalOf(String(next.notional)) };
        }),
        share: ratioOf(String(share)),
      }));
      const engine = givenStrategies(...traders);
      for (let n = 0; n < 8; n += 1) {
        const instrumentId = n % 2 === 0 ? 'BTC-USD' : 'BTC-PERP';
        const id = engine.sampled(1_000, '100', instrumentId).payload('OrderSubmitted')?.request;
        const worth = equityNow(engine.state) ?? zeroMoney;
        const ties = traders.map(({ strategyId }) => usedCapital(engine.state, strategyId) ?? worth);
        traders.forEach(({ strategyId }, index) => {
          const most = allocationOf(engine.state, strategyId, worth);
          expect(exceeds(ties[index] ?? worth, most)).toBe(false);
        });
        expect(exceeds(sum<Money>(ties, zeroMoney), worth)).toBe(false);
        if (id === undefined) continue;
        const exactly = { instrumentId, filledValue: notionalFor(priceOf('100'), id.quantity) };
        const progress = progressOf(id.clientOrderId, 'Filled', toText(id.quantity), exactly);
        engine.when({ type: 'OrderReported', progress });
      }
    }),
    { numRuns: 20, seed: 20180404 },
  );
});
