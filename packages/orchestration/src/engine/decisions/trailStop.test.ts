import { flatPosition, moneyOf, priceOf, quantityOf, toText } from '@bot/core';
import { booksOf, btc, btcPerp, opinionated, progressOf, usd } from '../testing/fixtures';
import { givenTrading, type EngineUnderTest, type Then } from '../testing/given';
import { trailStop } from './trailStop';

/** A position of 1 (or −1), adopted at 50,000. */
function givenPosition(quantity: '1' | '-1'): EngineUnderTest {
  const position = { instrumentId: 'BTC-PERP', netQuantity: quantityOf(quantity), averageEntryPrice: priceOf('50000') };
  return givenTrading(
    { instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'], holdings: 'adopt' } },
    booksOf({ positions: [position], balances: [usd('90000')] }),
  );
}

const sampled = (engine: EngineUnderTest, price: string): Then => engine.sampled(1_000, price, 'BTC-PERP');
const stopOf = (engine: EngineUnderTest): string | undefined => {
  const stop = engine.state.ledger.stops.get('BTC-PERP');
  return stop && `${toText(stop.bestPrice)} → ${toText(stop.stopPrice)}`;
};

describe('the trailing stop', () => {
  it('of a long follows the best price at 1 % and never goes back', () => {
    const engine = givenPosition('1');
    const path = ['50000', '52000', '51900', '51481', '52100'];
    const stops = path.map((price) => (sampled(engine, price), stopOf(engine)));
    expect(stops).toEqual(['50000 → 49500', ...['52000 → 51480', '52000 → 51480', '52000 → 51480'], '52100 → 51579']);
  });

  it('of a short follows the lowest price', () => {
    const engine = givenPosition('-1');
    const stops = ['50000', '49000', '49400', '48000'].map((price) => (sampled(engine, price), stopOf(engine)));
    expect(stops).toEqual(['50000 → 50500', '49000 → 49490', '49000 → 49490', '48000 → 48480']);
  });

  it.each([
    { quantity: '1', best: '52000', through: '51480', side: 'Sell' },
    { quantity: '-1', best: '49000', through: '49490', side: 'Buy' },
  ] as const)('that is hit at $through closes all of it, reduce-only', ({ quantity, best, through, side }) => {
    const engine = givenPosition(quantity);
    sampled(engine, best);
    const hit = sampled(engine, through);
    expect(hit.payload('OrderSubmitted')).toMatchObject({
      strategyId: 'TrailingStop',
      reason: 'TrailingStopHit',
      request: { side, quantity: quantityOf('1'), reduceOnly: true, type: 'Market' },
    });
    // Its own order is awaited, not doubled.
    expect(sampled(engine, through).events).toEqual([]);
  });

  it('closes in reduce-only mode too', () => {
    const engine = givenPosition('1');
    sampled(engine, '52000');
    engine.when({ type: 'ModeCommanded', mode: 'ReduceOnly', reason: 'enough for today' });
    const hit = sampled(engine, '51480');
    expect(hit.payload('OrderSubmitted')).toMatchObject({ strategyId: 'TrailingStop', request: { reduceOnly: true } });
  });

  it('that is hit is not put to a vote', () => {
    const position = { instrumentId: 'BTC-USD', netQuantity: quantityOf('1'), averageEntryPrice: priceOf('100') };
    const strategies = [opinionated('Bull', () => ({ action: 'Buy' }))];
    const engine = givenTrading({ strategies, config: { holdings: 'adopt' } }, booksOf({ positions: [position] }));
    engine.sampled(1_000, '100');
    expect(engine.sampled(1_000, '99').payload('SignalsAggregated')).toMatchObject({
      policy: 'TrailingStop',
      winners: [{ strategyId: 'TrailingStop' }],
      losers: [],
    });
  });

  it('neither follows nor holds up what is worth too little to be closed, and begins anew when it grows', () => {
    const strategies = [opinionated('Bull', (samples) => (samples === 5 ? { action: 'Buy' } : null))];
    const cheap = { ...btc, lotSize: quantityOf('0.0001'), minQuantity: quantityOf('0.0001') };
    const position = { instrumentId: 'BTC-USD', netQuantity: quantityOf('1'), averageEntryPrice: priceOf('100') };
    const engine = givenTrading(
      { strategies, instruments: [cheap], config: { holdings: 'adopt' } },
      booksOf({ positions: [position] }),
    );
    engine.sampled(1_000, '100');
    const id = String(engine.sampled(1_000, '99').payload('OrderSubmitted')?.request.clientOrderId);
    // Worth 0.5 is left, and 1 is the least.
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled', '0.995') });
    expect(engine.state.ledger.stops.size).toBe(0);
    expect(engine.sampled(1_000, '90').events).toEqual([]);
    const bought = engine.sampled(1_000, '80').payload('OrderSubmitted');
    expect(bought).toMatchObject({ strategyId: 'Bull', request: { side: 'Buy' } });
    engine.when({
      type: 'OrderReported',
      progress: progressOf(String(bought?.request.clientOrderId), 'Filled', '6.25'),
    });
    engine.sampled(1_000, '80');
    expect(engine.state.ledger.stops.get('BTC-USD')?.bestPrice).toEqual(priceOf('80'));
  });

  it('ends with the position, and begins anew with the next one', () => {
    const engine = givenPosition('1');
    sampled(engine, '52000');
    const id = sampled(engine, '51000').payload('OrderSubmitted')?.request.clientOrderId ?? '';
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1', { instrumentId: 'BTC-PERP' }) });
    expect(engine.state.ledger.stops.size).toBe(0);
    expect(engine.state.ledger.positions.size).toBe(0);
  });

  it('ends when the position is turned around, for what was best is best no more', () => {
    const engine = givenPosition('1');
    sampled(engine, '50000');
    const terms = { instrumentId: 'BTC-PERP', side: 'Sell', type: 'Market', quantity: quantityOf('3') } as const;
    const rest = { limitPrice: null, timeInForce: 'IOC', postOnly: false, reduceOnly: false } as const;
    const wish = engine.when({ type: 'OrderWished', wishId: 'w', terms: { ...terms, ...rest } });
    const id = wish.payload('OrderSubmitted')?.request.clientOrderId ?? '';
    const change = { instrumentId: 'BTC-PERP', filledValue: moneyOf('150000') as never };
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '3', change) });
    expect(engine.state.ledger.positions.get('BTC-PERP')?.netQuantity).toEqual(quantityOf('-2'));
    expect(stopOf(engine)).toBeUndefined();
    sampled(engine, '50100');
    expect(stopOf(engine)).toBe('50100 → 50601');
  });

  it('does not exist where nothing is held', () => {
    const { state } = givenTrading();
    const mark = { price: priceOf('100'), at: 0 };
    expect(trailStop(state, flatPosition('BTC-USD'), mark, btc)).toEqual({ events: [], hit: false });
  });
});
