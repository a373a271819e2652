import { moneyOf, priceOf, quantityOf } from '@bot/core';
import { booksOf, btc, btcPerp, buy, usd } from '../testing/fixtures';
import { given, givenTrading, ordered, type EngineUnderTest } from '../testing/given';
import { availableCash, collateralNow, equityNow } from './valuation';

const both = {
  instruments: [btc, btcPerp],
  config: { instrumentIds: ['BTC-USD', 'BTC-PERP'], holdings: 'adopt' },
} as const;
const held = (instrumentId: string, quantity: string) => ({
  instrumentId,
  netQuantity: quantityOf(quantity),
  averageEntryPrice: priceOf('100'),
});

/** Entered at 100; 10,000 USD in cash. */
function givenHoldings(
  spot: string,
  perpetual: string,
  prices: { readonly [instrumentId: string]: string },
): EngineUnderTest {
  const positions = [held('BTC-USD', spot), held('BTC-PERP', perpetual)];
  const engine = givenTrading(both, booksOf({ positions, balances: [usd('10000')] }));
  for (const [instrumentId, price] of Object.entries(prices)) engine.sampled(1, price, instrumentId);
  return engine;
}

describe('equity', () => {
  it('is cash, spot at its mark, and the open result of perpetuals', () => {
    const { state } = givenHoldings('2', '-3', { 'BTC-USD': '110', 'BTC-PERP': '120' });
    // 10,000 + 2 × 110 − 3 × 20
    expect(equityNow(state)).toEqual(moneyOf('10160'));
  });

  it('is not known before there is cash, or while a position has no mark', () => {
    expect(equityNow(given().state)).toBeNull();
    const engine = givenHoldings('2', '0', {});
    engine.state.view.marks.delete('BTC-USD');
    expect(equityNow(engine.state)).toBeNull();
  });
});

describe('available cash', () => {
  it('is what no order, no margin and no open loss of a perpetual needs', () => {
    const engine = givenHoldings('2', '-3', { 'BTC-USD': '110', 'BTC-PERP': '120' });
    ordered(engine, buy('1', '90'));
    // 10,000 − 90 − 10 % of 360 − 60
    expect(availableCash(engine.state, 'USD')).toEqual(moneyOf('9814'));
  });

  it('does not count an open profit', () => {
    const { state } = givenHoldings('0', '3', { 'BTC-PERP': '120' });
    expect(availableCash(state, 'USD')).toEqual(moneyOf('9964'));
    expect(availableCash(state, 'EUR')).toEqual(moneyOf('0'));
  });

  it('counts no margin that cannot be valued; without equity nothing can be entered anyway', () => {
    const engine = givenHoldings('0', '3', {});
    engine.state.view.marks.delete('BTC-PERP');
    expect(availableCash(engine.state, 'USD')).toEqual(moneyOf('10000'));
  });
});

describe('collateral', () => {
  it('is cash and the open results of perpetuals, without the coins of spot', () => {
    const { state } = givenHoldings('2', '-3', { 'BTC-USD': '110', 'BTC-PERP': '120' });
    expect(collateralNow(state, 'USD')).toEqual(moneyOf('9940'));
    expect(collateralNow(state, 'EUR')).toEqual(moneyOf('0'));
  });
});
