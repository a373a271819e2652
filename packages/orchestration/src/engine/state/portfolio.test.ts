import fc from 'fast-check';
import {
  absolute,
  add,
  asMoney,
  flatPosition,
  isZero,
  largerOf,
  moneyOf,
  notionalFor,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  scale,
  subtract,
  type Money,
} from '@bot/core';
import { observe } from '../observe';
import { booksOf, btc, btcPerp, buy, DAY, progressOf, quoteAt, sell, testConfig, usd } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest } from '../testing/given';
import { plain } from '../testing/plain';
import { createEngineState } from './engineState';
import { costOfPositions, portfolioNow, type Portfolio } from './portfolio';

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
    expect(portfolioNow(engine.state)).toEqual({
      exposure: notionalOf('110'),
      maintenanceMargin: moneyOf('0'),
    });
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

it('the cost is what positions cost, of perpetuals the margin: 200 + 10 % of 300', () => {
  expect(costOfPositions(givenHoldings('2', '-3').state)).toEqual(moneyOf('230'));
});

it('is kept up to be what adding everything up anew would give, whatever has changed', () => {
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom('Position', 'Live', 'Mark', 'Flat', 'Unseen', 'Terms'),
      id: fc.constantFrom('BTC-USD', 'BTC-PERP'),
      a: fc.integer({ min: -9, max: 9 }),
      b: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, (changes) => {
      const state = createEngineState(testConfig, []);
      const { ledger, view } = state;
      ledger.instruments.set('BTC-USD', btc).set('BTC-PERP', btcPerp);
      changes.forEach(({ what, id, a, b }, index) => {
        const quantity = quantityOf(String(a));
        if (what === 'Position' && a !== 0) {
          ledger.positions.set(id, { ...flatPosition(id), netQuantity: quantity, costBasis: moneyOf(String(a * 7)) });
        }
        if (what === 'Live') ledger.liveQuantities.set(id, { buy: quantityOf(String(b)), sell: absolute(quantity) });
        if (what === 'Flat') ledger.positions.delete(id);
        if (what === 'Unseen') view.marks.delete(id);
        if (what === 'Terms')
          ledger.instruments.set(id, { ...btcPerp, instrumentId: id, contractSize: ratioOf(String(b + 1)) });
        const at = DAY + index;
        if (what === 'Mark') observe(state, { type: 'QuoteSampled', at, quote: quoteAt(at, String(b + 1), id) });
        expect(plain(portfolioNow(state))).toBe(plain(addedUp(state)));
        expect(costOfPositions(state)).toEqual(costAddedUp(state));
      });
    }),
  );
});

/** The same in the plainest words. */
function addedUp({ ledger, view }: EngineUnderTest['state']): Portfolio | null {
  let total: Portfolio = { exposure: notionalOf('0'), maintenanceMargin: moneyOf('0') };
  for (const [id, { kind, contractSize, maintenanceMarginRate }] of ledger.instruments) {
    const { netQuantity = quantityOf('0') } = ledger.positions.get(id) ?? {};
    const { buy: buys = quantityOf('0'), sell: sells = quantityOf('0') } = ledger.liveQuantities.get(id) ?? {};
    const worst = [netQuantity, add(netQuantity, buys), subtract(netQuantity, sells)].map(absolute).reduce(largerOf);
    if (isZero(worst)) continue;
    const mark = view.marks.get(id)?.latest();
    if (mark === undefined) return null;
    const exposure = notionalFor(mark.price, worst, contractSize);
    const margin = kind === 'Spot' ? moneyOf('0') : scale(asMoney(exposure), maintenanceMarginRate);
    total = {
      exposure: add(total.exposure, exposure),
      maintenanceMargin: add(total.maintenanceMargin, margin),
    };
  }
  return total;
}

const costAddedUp = ({ ledger }: EngineUnderTest['state']): Money =>
  [...ledger.instruments].reduce(
    (total, [id, { initialMarginRate }]) =>
      add(total, scale(absolute(ledger.positions.get(id)?.costBasis ?? moneyOf('0')), initialMarginRate)),
    moneyOf('0'),
  );
