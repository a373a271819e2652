import { moneyOf, notionalOf, quantityOf } from '@bot/core';
import { bareLoop } from './bareLoop';
import { candleStream } from './candleStream';
import { engineRun, fixedWorkload } from './engineRun';
import { engineTrading } from './engineTrading';

const candles = candleStream(fixedWorkload.symbols, 2_000);

describe('the fixed workload of the engine', () => {
  it('is 10 symbols and 50 live orders, at least 20 fills and 5 denials per 1,000 candles, with every check on', () => {
    const run = engineRun(fixedWorkload);
    for (const candle of candles) run.take(candle);
    const { fills, denials, liveOrders } = run.counts;
    expect(run.config.instrumentIds).toHaveLength(10);
    expect(liveOrders).toBe(50);
    expect(fills).toBeGreaterThanOrEqual(20 * 2);
    expect(denials).toBeGreaterThanOrEqual(5 * 2);
    const { restrictedInstruments, ...limits } = run.config.limits;
    expect(restrictedInstruments).toEqual([]);
    expect(Object.values(limits)).not.toContain(null);
    expect(Object.values(run.config.guards)).not.toContain(null);
    for (const limit of [limits.positionCaps, limits.notionalCapsUsd, limits.leverageCaps, limits.nightLeverageCaps]) {
      expect(Object.keys(limit)).toHaveLength(10);
    }
    expect(() => run.mustAgree()).not.toThrow();
  });

  it('is denied as often, and trades as often, with every check off that can be', () => {
    const [on, off] = (['On', 'Off'] as const).map((checks) => {
      const run = engineRun({ ...fixedWorkload, checks });
      for (const candle of candles) run.take(candle);
      return run;
    });
    expect(off?.counts).toEqual(on?.counts);
    expect(off?.config.limits).toMatchObject({
      maxTradeValueUsd: null,
      positionCaps: {},
      dailyLossLimitUsd: null,
      maxSlippageBps: null,
    });
  });

  it('is refused when nothing is traded in it', () => {
    const still = candles.map(({ symbol }) => ({ symbol, close: '50000.00' }));
    expect(() => engineTrading(still, fixedWorkload)).toThrow(
      /^The workload is not what it is said to be: 0 fills and 13 denials in 2000 candles, 50 live orders\.$/,
    );
  });

  it('is refused when the books of the engine are wrong', () => {
    const run = engineRun(fixedWorkload);
    const [clientOrderId] = run.engine.state.ledger.liveOrderIds;
    const order = run.engine.state.ledger.orders.get(String(clientOrderId));
    run.engine.take({
      ...{ type: 'OrderReported', at: 0 },
      progress: {
        ...{ clientOrderId: String(clientOrderId), venueOrderId: String(order?.venueOrderId), at: 0, reason: null },
        ...{ instrumentId: 'C0-USD', status: 'Filled', cumulativeQuantity: quantityOf('0.01') },
        ...{ filledValue: notionalOf('250'), commission: moneyOf('0') },
      },
    });
    expect(() => run.mustAgree()).toThrow('The books are wrong, so speeds mean nothing: 999750, C0-USD 0.01, but');
  });

  it('shows its strategy the crossings that the bare loop finds, however many passes follow', () => {
    const engine = engineTrading(candles, fixedWorkload);
    const bare = bareLoop(candles, fixedWorkload.symbols, { short: 5, long: 20 });
    for (let pass = 0; pass < 2; pass += 1) {
      engine.reset();
      engine.pass();
      bare.reset();
      bare.pass();
    }
    expect(engine.result()).toBe(bare.result());
    expect(bare.result()).not.toMatch(/^0 /);
  });
});

describe('the bare loop', () => {
  it('sees 10, 9, 8, 12 cross up with windows of 2 and 3', () => {
    const closes = ['10', '9', '8', '12'].map((close) => ({ symbol: 0, close }));
    const loop = bareLoop(closes, 1, { short: 2, long: 3 });
    loop.pass();
    expect(loop.result()).toMatch(/^1 crossed up, 0 down/);
  });
});

describe('the candles', () => {
  it('are the same for the same seed, take the symbols in turn, and stay prices in cents', () => {
    expect(candleStream(3, 50)).toEqual(candleStream(3, 50));
    expect(candleStream(3, 50, 'other')).not.toEqual(candleStream(3, 50));
    const stream = candleStream(3, 20_000);
    expect(stream.slice(0, 4).map(({ symbol }) => symbol)).toEqual([0, 1, 2, 0]);
    for (const { close } of stream) expect(close).toMatch(/^[3-7]\d{4}\.\d\d$/);
  });
});
