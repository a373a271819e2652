import { moneyOf, notionalOf, priceOf, quantityOf } from '@bot/core';
import { booksOf, btc, btcPerp, buy, progressOf, sell, usd } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest } from '../testing/given';
import { portfolioNow, usedCapital } from './portfolio';

const both = {
  instruments: [btc, btcPerp],
  config: { instrumentIds: ['BTC-USD', 'BTC-PERP'], holdings: 'adopt' },
} as const;
const held = (instrumentId: string, quantity: string) => ({
  instrumentId,
  netQuantity: quantityOf(quantity),
  averageEntryPrice: priceOf('100'),
});

/** Entered at 100; spot stands at 110 and the perpetual at 120; 10,000 USD in cash. */
function givenHoldings(spot: string, perpetual: string): EngineUnderTest {
  const positions = [held('BTC-USD', spot), held('BTC-PERP', perpetual)];
  const engine = givenTrading(both, booksOf({ positions, balances: [usd('10000')] }));
  engine.sampled(1, '110', 'BTC-USD');
  engine.sampled(1, '120', 'BTC-PERP');
  return engine;
}

describe('the exposure of everything', () => {
  it('is each instrument at the worst that its live orders could lead to: 3 × 110 + 3 × 120', () => {
    const engine = givenHoldings('2', '-3');
    ordered(engine, buy('1', '90'));
    ordered(engine, sell('2', '130'));
    expect(portfolioNow(engine.state)?.exposure).toEqual(notionalOf('690'));
  });

  it('counts an instrument that has live orders only', () => {
    const engine = givenHoldings('0', '0');
    ordered(engine, buy('1', '90'));
    expect(portfolioNow(engine.state)).toEqual({ exposure: notionalOf('110'), maintenanceMargin: moneyOf('0') });
  });

  it('is not known while a live order or a position has no mark, and nothing is entered anywhere', () => {
    const engine = givenHoldings('0', '0');
    const resting = ordered(engine, buy('1', '90'));
    engine.state.view.marks.delete('BTC-USD');
    expect(portfolioNow(engine.state)).toBeNull();
    const entry = wish({ ...buy('1', '90'), instrumentId: 'BTC-PERP' });
    expect(engine.when(entry).payload('OrderDenied')?.reason).toBe('MaxLeverage');

    engine.when({ type: 'OrderReported', progress: progressOf(resting, 'Canceled') });
    expect(portfolioNow(engine.state)?.exposure).toEqual(notionalOf('0'));
    expect(engine.when(entry).types).toContain('OrderSubmitted');
    engine.state.view.marks.delete('BTC-PERP');
    expect(portfolioNow(engine.state)).toBeNull();
  });
});

it('the maintenance margin is that of the perpetuals: 5 % of 4 × 120', () => {
  const engine = givenHoldings('2', '-3');
  ordered(engine, { ...sell('1', '130'), instrumentId: 'BTC-PERP' });
  expect(portfolioNow(engine.state)?.maintenanceMargin).toEqual(moneyOf('24'));
});

it('the capital in use is what positions cost, margin of perpetuals, and holds of orders: 200 + 30 + 90', () => {
  const engine = givenHoldings('2', '-3');
  ordered(engine, buy('1', '90'));
  expect(usedCapital(engine.state)).toEqual(moneyOf('320'));
});
