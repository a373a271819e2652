import { notionalOf, priceOf, quantityOf, ratioOf, toText } from '@bot/core';
import { booksOf, btc, btcPerp, buy, DAY, limits, mayTrade, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, venueLoaded, wish, type EngineUnderTest } from '../testing/given';
import { circumstancesOf, riskContext } from './riskContext';

const limited = (changes: Partial<typeof limits>) => givenTrading({ config: { limits: { ...limits, ...changes } } });
const denialOf = (engine: EngineUnderTest, terms = buy('1')) => engine.when(wish(terms)).payload('OrderDenied');
function filled(engine: EngineUnderTest, terms = buy('1')): void {
  const progress = progressOf(ordered(engine, terms), 'Filled', '1', { instrumentId: terms.instrumentId });
  engine.when({ type: 'OrderReported', progress });
}

const contextOf = ({ state }: EngineUnderTest, instrumentId: string) =>
  riskContext(
    state,
    { ...buy('1'), instrumentId, strategyId: 'A', reason: 'Test', explicit: true },
    circumstancesOf(state),
  );

describe('defect 2: staleness, from the feed to the order', () => {
  it('a feed that falls silent stops entries, and a new price lets them pass again', () => {
    const engine = givenTrading();
    engine.now += limits.maxMarkAgeMs;
    expect(denialOf(engine)).toBeUndefined();
    engine.now += 1;
    expect(denialOf(engine)).toMatchObject({ reason: 'StaleMark', numbers: { markAgeMs: '60001' } });
    engine.sampled(0, '100');
    expect(denialOf(engine)).toBeUndefined();
  });

  it('an instrument without a price is stale', () => {
    const both = { instruments: [btc, btcPerp], config: { instrumentIds: ['BTC-USD', 'BTC-PERP'] } };
    const engine = givenTrading(both);
    engine.state.view.marks.delete('BTC-PERP');
    expect(denialOf(engine, { ...buy('1'), instrumentId: 'BTC-PERP' })?.reason).toBe('StaleMark');
    expect(denialOf(engine)).toBeUndefined();
  });

  it('an exit passes all the same', () => {
    const engine = givenTrading();
    filled(engine);
    engine.now += 10 * limits.maxMarkAgeMs;
    expect(denialOf(engine, { ...sell('1'), reduceOnly: true })).toBeUndefined();
  });
});

describe('defect 4: caps, from the books to the order', () => {
  it('count the position and the live orders of every instrument', () => {
    const both = { instruments: [btc, btcPerp], config: { instrumentIds: ['BTC-USD', 'BTC-PERP'] } };
    const capped = { ...limits, maxTotalExposure: ratioOf('0.05') };
    const engine = givenTrading({ ...both, config: { ...both.config, limits: capped } });
    filled(engine, { ...buy('1'), instrumentId: 'BTC-PERP' });
    ordered(engine, buy('3', '99'));
    // 5 % of 10,000 are 500; 100 are held and 300 are wanted.
    expect(denialOf(engine, buy('1.001', '98'))).toMatchObject({
      reason: 'TotalExposure',
      numbers: { exposure: '400', equity: '10000' },
    });
    expect(denialOf(engine, buy('1', '98'))).toBeUndefined();
  });

  it('a sale of more than is held is no exit', () => {
    const engine = givenTrading();
    filled(engine);
    engine.when({ type: 'ModeCommanded', mode: 'ReduceOnly', reason: 'Test' });
    expect(denialOf(engine, sell('30'))?.reason).toBe('ReduceOnly');
  });
});

it('live orders of others count on their side of their instrument, and nowhere else', () => {
  const both = { instruments: [btc, btcPerp], config: { instrumentIds: ['BTC-USD', 'BTC-PERP'] } };
  const engine = givenTrading(both);
  const theirs = (id: string, terms: ReturnType<typeof buy>) => ({ terms, progress: progressOf(id, 'Accepted') });
  const openOrders = [
    theirs('t-1', buy('3', '90')),
    theirs('t-2', sell('1', '110')),
    theirs('t-3', { ...buy('5', '90'), instrumentId: 'BTC-PERP' }),
  ];
  engine.when({ type: 'VenueBooksRead', books: booksOf({ openOrders }) });
  const countedIn = (instrumentId: string): readonly string[] => {
    const { othersBuyQuantity, othersSellQuantity } = contextOf(engine, instrumentId);
    return [toText(othersBuyQuantity), toText(othersSellQuantity)];
  };
  expect(countedIn('BTC-USD')).toEqual(['3', '1']);
  expect(countedIn('BTC-PERP')).toEqual(['5', '0']);
});

it('perpetuals are kept by cash and open results, and by nothing while something cannot be valued', () => {
  const engine = givenTrading({ instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'] } });
  filled(engine, { ...buy('1'), instrumentId: 'BTC-PERP' });
  engine.sampled(1_000, '110', 'BTC-PERP');
  const kept = () => {
    const { collateral, maintenanceMargin, equity, takerFeeRate } = contextOf(engine, 'BTC-PERP');
    return [collateral, maintenanceMargin, equity, takerFeeRate].map(toText);
  };
  // 5 % of 110 are asked for.
  expect(kept()).toEqual(['10010', '5.5', '10010', '0']);
  expect(toText(contextOf(engine, 'XYZ-USD').collateral)).toBe('0');
  engine.state.view.marks.clear();
  expect(kept()).toEqual(['0', '0', '0', '0']);
});

describe('an order', () => {
  it('goes by the state of its instrument, exits included', () => {
    const engine = givenTrading();
    filled(engine);
    engine.when({ type: 'TradingStatusSeen', instrumentId: 'BTC-USD', status: 'LimitOnly' });
    const exit = { ...sell('1'), reduceOnly: true };
    expect(denialOf(engine, exit)).toMatchObject({ reason: 'ProductStatus', numbers: { status: 'LimitOnly' } });
    expect(denialOf(engine, sell('1', '99'))).toBeUndefined();
  });

  it('in an instrument that nobody knows is denied for that, and not because the venue were not read', () => {
    const denied = denialOf(givenTrading(), { ...buy('1'), instrumentId: 'XYZ-USD' });
    expect([denied?.reason, ...(denied?.also ?? []).map(({ reason }) => reason)]).toEqual(['UnknownInstrument']);
  });

  it('goes by the depth of the book', () => {
    const engine = limited({ maxSlippageBps: 60 });
    const level = (price: string, quantity: string) => ({ price: priceOf(price), quantity: quantityOf(quantity) });
    const depth = { instrumentId: 'BTC-USD', at: DAY, bids: [level('99.5', '1')], asks: [level('100.5', '5')] };
    expect(denialOf(engine)?.reason).toBe('Slippage');
    engine.when({ type: 'DepthSampled', depth });
    expect(denialOf(engine)).toBeUndefined();
    expect(denialOf(engine, buy('6'))).toMatchObject({ reason: 'Slippage', numbers: { maxSlippageBps: '60' } });
  });

  it('never costs more than what the budget leaves', () => {
    const engine = limited({ budgetUsd: notionalOf('300') });
    filled(engine);
    ordered(engine, buy('1', '99'));
    // 100 was paid and 99 is promised.
    expect(denialOf(engine, buy('1.03', '98.1'))).toMatchObject({
      reason: 'BudgetExceeded',
      numbers: { used: '199', required: '101.043', budgetUsd: '300' },
    });
    expect(denialOf(engine, buy('1.02', '99'))).toBeUndefined();
  });

  it('that is denied tells everything that is wrong with it, once', () => {
    const engine = limited({ maxTradeValueUsd: notionalOf('150') });
    engine.when({ type: 'ModeCommanded', mode: 'ReduceOnly', reason: 'Test' });
    expect(denialOf(engine, buy('2'))).toMatchObject({
      reason: 'ReduceOnly',
      also: [{ reason: 'MaxTradeValue', numbers: { notional: '200', maxTradeValueUsd: '150' } }],
    });
    expect(denialOf(engine, buy('1'))).not.toHaveProperty('also');
  });

  it('needs a key that may trade, exits included, by what the venue last said of it', () => {
    const engine = givenTrading();
    filled(engine);
    const permissions = { ...mayTrade, canTrade: false };
    engine.when({ ...venueLoaded, permissions });
    expect(denialOf(engine)?.reason).toBe('NotPermitted');
    expect(denialOf(engine, sell('1'))?.reason).toBe('NotPermitted');
    const result = { task: 'Telemetry', balances: [], fees: venueLoaded.fees, instruments: [btc] } as const;
    engine.when({ type: 'TaskFinished', result: { ...result, permissions: mayTrade } });
    expect(denialOf(engine, sell('1'))).toBeUndefined();
  });
});
