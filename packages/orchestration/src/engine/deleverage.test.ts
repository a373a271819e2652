import { quantityOf, ratioOf, toText, type OrderRules } from '@bot/core';
import { btc, btcPerp, progressOf, sell, testConfig } from './testing/fixtures';
import { ordered, type EngineUnderTest, type Then } from './testing/given';
import { givenHoldings, guardsLook, guardsWith, holding } from './testing/holdings';

const guards = guardsWith({ minLiquidationDistance: ratioOf('0.16') });
const limits = { ...testConfig.limits, maxMarkAgeMs: 3_600_000 };
const strategy = { ...testConfig.strategy, trailingStop: ratioOf('0.9') };
const inPerpetual = { instrumentId: 'BTC-PERP' };
const ethPerp = { ...btcPerp, instrumentId: 'ETH-PERP' };

/** Entered at 100 on 10,000 USD; 16 % of the mark are to be kept, and 20 % are made. */
const given = (quantity: string, orders: Partial<OrderRules> = {}): EngineUnderTest =>
  givenHoldings(
    [holding('BTC-PERP', quantity)],
    { guards, limits, strategy, orders: { ...testConfig.orders, ...orders } },
    { instruments: [btcPerp, ethPerp, btc] },
  );
const orderOf = (then: Then): string | undefined => {
  const submitted = then.payload('OrderSubmitted');
  if (submitted === undefined) return undefined;
  const { side, quantity, type, reduceOnly } = submitted.request;
  return `${submitted.strategyId} ${side} ${toText(quantity)} ${type}${reduceOnly ? ' reduce-only' : ''}`;
};
const filled = (engine: EngineUnderTest, then: Then, quantity: string): Then => {
  const id = String(then.payload('OrderSubmitted')?.request.clientOrderId);
  return engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', quantity, inPerpetual) });
};

describe('a perpetual near its liquidation', () => {
  it('is reduced at the market to what its collateral carries with room to spare', () => {
    const engine = given('400');
    // 6,000 are left at 90, and a position needs 0.05 + 0.2 × 0.95 of its value: 277.77 may stay.
    const near = engine.sampled(1_000, '90', 'BTC-PERP');
    expect(orderOf(near)).toBe('Deleveraging Sell 122.223 Market reduce-only');
    expect(near.commands.map(({ type }) => type)).toEqual(['SubmitOrder']);
  });

  it('is reduced from the short side too, and at the look of the task', () => {
    // 6,000 are left at 110: 6,000 ÷ (110 × 0.26) = 209.79 may stay.
    expect(orderOf(given('-400').sampled(1_000, '110', 'BTC-PERP'))).toBe('Deleveraging Buy 190.21 Market reduce-only');
    const engine = given('400');
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'lunch' });
    engine.sampled(1_000, '90', 'BTC-PERP');
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'lunch is over' });
    expect(orderOf(guardsLook(engine, 60_000))).toContain('Deleveraging Sell');
  });

  it('is not reduced twice for one reason, and further when the price goes on', () => {
    const engine = given('400');
    const first = engine.sampled(1_000, '90', 'BTC-PERP');
    expect(orderOf(engine.sampled(1_000, '90', 'BTC-PERP'))).toBeUndefined();
    filled(engine, first, '122.223');
    expect(orderOf(engine.sampled(1_000, '90', 'BTC-PERP'))).toBeUndefined();
    expect(orderOf(engine.sampled(1_000, '80', 'BTC-PERP'))).toContain('Deleveraging Sell');
  });

  describe('with an order that waits for a better price', () => {
    const withResting = (quantity: string): { engine: EngineUnderTest; id: string } => {
      const engine = given('400');
      const id = ordered(engine, { ...sell(quantity, '150'), ...inPerpetual, reduceOnly: true });
      engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted', '0', inPerpetual) });
      return { engine, id };
    };

    it('is reduced beside it while it leaves enough', () => {
      const near = withResting('0.1').engine.sampled(1_000, '90', 'BTC-PERP');
      expect(orderOf(near)).toBe('Deleveraging Sell 122.223 Market reduce-only');
      expect(near.types).not.toContain('CancelRequested');
    });

    it('is reduced by what it leaves while it is canceled, and then by the rest', () => {
      const { engine, id } = withResting('300');
      const near = engine.sampled(1_000, '90', 'BTC-PERP');
      expect(orderOf(near)).toBe('Deleveraging Sell 100 Market reduce-only');
      expect(near.commands).toMatchObject([{ type: 'CancelOrder', clientOrderId: id }, { type: 'SubmitOrder' }]);
      expect(near.payload('CancelRequested')?.reason).toBe('LiquidationNear');
      filled(engine, near, '100');
      engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled', '0', inPerpetual) });
      expect(orderOf(engine.sampled(1_000, '80', 'BTC-PERP'))).toContain('Deleveraging Sell');
    });

    it('has that canceled first when it leaves nothing', () => {
      const { engine, id } = withResting('400');
      const near = engine.sampled(1_000, '90', 'BTC-PERP');
      expect(near.commands).toMatchObject([{ type: 'CancelOrder', clientOrderId: id }]);
      expect(near.types).not.toContain('OrderDenied');
      expect(engine.sampled(1_000, '90', 'BTC-PERP').events).toEqual([]);
      engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled', '0', inPerpetual) });
      expect(orderOf(engine.sampled(1_000, '90', 'BTC-PERP'))).toBe('Deleveraging Sell 122.223 Market reduce-only');
    });
  });

  it('is reduced although a coin that is held has no price', () => {
    const engine = givenHoldings(
      [holding('BTC-PERP', '400'), holding('BTC-USD', '0.01')],
      { guards, limits, strategy },
      { instruments: [btcPerp, btc] },
    );
    engine.state.view.marks.delete('BTC-USD');
    expect(orderOf(engine.sampled(1_000, '90', 'BTC-PERP'))).toBe('Deleveraging Sell 122.223 Market reduce-only');
  });

  it('is closed when nothing is left behind it', () => {
    expect(orderOf(given('400').sampled(1_000, '70', 'BTC-PERP'))).toBe('Deleveraging Sell 400 Market reduce-only');
  });

  it('is left alone while trading is halted, and not even tried', () => {
    const engine = given('400');
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'lunch' });
    const near = engine.sampled(1_000, '90', 'BTC-PERP');
    expect([near.payload('OrderSubmitted'), near.payload('OrderDenied')]).toEqual([undefined, undefined]);
  });

  it('is left alone once the guard is off', () => {
    const engine = given('400');
    filled(engine, engine.sampled(1_000, '90', 'BTC-PERP'), '122.223');
    engine.state.config = { ...engine.state.config, guards: guardsWith({}) };
    expect(orderOf(engine.sampled(1_000, '80', 'BTC-PERP'))).toBeUndefined();
  });

  it('is tried again with the next price when the venue refuses, and with nothing else', () => {
    const engine = given('400');
    const id = String(engine.sampled(1_000, '90', 'BTC-PERP').payload('OrderSubmitted')?.request.clientOrderId);
    const refused = engine.when({ type: 'OrderReported', progress: progressOf(id, 'Rejected', '0', inPerpetual) });
    const others = [refused, engine.woke(1_000), engine.when({ type: 'TaskFinished', result: { task: 'Metrics' } })];
    expect(others.map(orderOf)).toEqual([undefined, undefined, undefined]);
    expect(orderOf(engine.sampled(1_000, '90', 'BTC-PERP'))).toContain('Deleveraging Sell');
  });

  it('waits for an exit at the market that is on its way', () => {
    const engine = given('400');
    ordered(engine, { ...sell('1'), ...inPerpetual });
    const near = engine.sampled(1_000, '90', 'BTC-PERP');
    expect([near.payload('ModeChanged')?.cause, orderOf(near)]).toEqual(['LiquidationNear', undefined]);
  });

  it('does not wait for an order of the other side', () => {
    const engine = given('-400');
    ordered(engine, { ...sell('1'), ...inPerpetual });
    expect(orderOf(engine.sampled(1_000, '110', 'BTC-PERP'))).toBe('Deleveraging Buy 190.21 Market reduce-only');
  });

  it('is closed when what would stay could not be closed', () => {
    const instrument = { ...btcPerp, minQuantity: quantityOf('300') };
    const config = { guards, limits, strategy };
    const engine = givenHoldings([holding('BTC-PERP', '400')], config, { instruments: [instrument] });
    expect(orderOf(engine.sampled(1_000, '90', 'BTC-PERP'))).toBe('Deleveraging Sell 400 Market reduce-only');
  });

  it('is reduced although another, that is near as well, waits for what is on its way', () => {
    const engine = givenHoldings(
      [holding('BTC-PERP', '300'), holding('ETH-PERP', '200')],
      { guards, limits, strategy },
      { instruments: [btcPerp, ethPerp] },
    );
    ordered(engine, { ...sell('1'), ...inPerpetual });
    engine.sampled(1_000, '82', 'BTC-PERP');
    const near = engine.sampled(1_000, '100', 'ETH-PERP');
    expect([...engine.state.ledger.restrictions.keys()][0]).toBe('BTC-PERP:LiquidationNear');
    expect(near.payload('OrderSubmitted')?.request).toMatchObject({ instrumentId: 'ETH-PERP', side: 'Sell' });
  });

  it('says in the log why', () => {
    const near = given('400').sampled(1_000, '90', 'BTC-PERP');
    expect(near.payload('OrderSubmitted')).toMatchObject({
      reason: 'LiquidationNear',
      request: { timeInForce: 'IOC', limitPrice: null, postOnly: false },
    });
  });

  it('has its protection canceled first when both would close too much', () => {
    const engine = given('400', { stopLoss: ratioOf('0.3') });
    engine.sampled(1_000, '100', 'BTC-PERP');
    const id = String(engine.when({ type: 'Woke' }).payload('OrderSubmitted')?.request.clientOrderId);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted', '0', inPerpetual) });
    const near = engine.sampled(1_000, '90', 'BTC-PERP');
    expect(near.types).toEqual(expect.arrayContaining(['OrderSubmitted', 'CancelRequested']));
    expect(near.commands.map(({ type }) => type)).toEqual(['CancelOrder']);
  });
});
