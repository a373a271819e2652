import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf } from '../money/amount';
import type { OrderIntent } from '../order/order';
import { checkRisk } from './checkRisk';
import type { RiskContext } from './riskContext';
import { context, entry, exit, limitedBy, limits, long, perpetual } from './testing/riskFixtures';

/** Each of these passed in a bot that this one must not be like. */
describe('defect 4: caps that forget the position, live orders, or other instruments', () => {
  it('denies what would take one instrument to 69 % of the equity, the limit being 20 %', () => {
    const roomy = { ...limits, maxTradeValueUsd: null, positionCaps: {}, maxSymbolExposure: ratioOf('0.2') };
    const holding = { ...context, netQuantity: quantityOf('1'), equity: moneyOf('100000'), limits: roomy };
    const verdict = checkRisk({ ...entry, quantity: quantityOf('0.38') }, holding);
    expect(verdict).toMatchObject({ reason: 'SymbolExposure', numbers: { exposure: '50000', notional: '19000' } });
  });

  it('denies 10,000 more where 999,000 of another instrument are held on an equity of 100,000', () => {
    const roomy = { ...limits, maxTradeValueUsd: null, positionCaps: {}, maxTotalExposure: ratioOf('0.8') };
    const crowded = { ...context, exposure: notionalOf('999000'), equity: moneyOf('100000'), limits: roomy };
    const verdict = checkRisk({ ...entry, quantity: quantityOf('0.2') }, crowded);
    expect(verdict).toMatchObject({ reason: 'TotalExposure', numbers: { exposure: '999000', notional: '10000' } });
  });

  it('does not take a sale of 0.3 against a long of 0.01 for an exit', () => {
    const reduceOnly = { ...long, instrument: perpetual, mode: 'ReduceOnly' } as const;
    const verdict = checkRisk({ ...exit, reduceOnly: false, quantity: quantityOf('0.3') }, reduceOnly);
    expect(verdict).toMatchObject({ reason: 'ReduceOnly', numbers: { quantity: '0.3', reducible: '0.01' } });
  });

  it('counts live orders of the instrument as if they were filled', () => {
    const waiting = { ...context, liveBuyQuantity: quantityOf('0.045') };
    expect(checkRisk(entry, waiting)).toMatchObject({ reason: 'PositionCap', numbers: { liveOrders: '0.045' } });
    const capped = {
      ...waiting,
      ...limitedBy({ positionCaps: {}, notionalCapsUsd: { 'BTC-USD': notionalOf('2700') } }),
    };
    expect(checkRisk(entry, capped)).toMatchObject({ reason: 'NotionalCap', numbers: { exposure: '2250' } });
  });
});

describe('defect 3: guards that fail open', () => {
  it.each<[string, Partial<RiskContext>]>([
    ['permissions that nobody has read', { permissions: null }],
    ['books that nobody has compared', { reconciled: false }],
    ['no mark', { mark: undefined }],
    ['an equity of nothing', { equity: moneyOf('0') }],
    ['a depth that nobody knows', limitedBy({ maxSlippageBps: 1_000_000 })],
    [
      'a depth that ends too early',
      { depth: { instrumentId: '', at: 0, bids: [], asks: [] }, ...limitedBy({ maxSlippageBps: 1_000_000 }) },
    ],
    [
      'no collateral',
      { instrument: perpetual, collateral: moneyOf('0'), ...limitedBy({ minLiquidationBuffer: ratioOf('0.0001') }) },
    ],
    ['a collar without a mark', { mark: priceOf('-1'), ...limitedBy({ maxPriceDeviationBps: 1_000_000 }) }],
  ])('%s denies an entry', (_, circumstances) => {
    const market: OrderIntent = { ...entry, type: 'Market', limitPrice: null };
    expect(checkRisk(market, { ...context, ...circumstances })).toMatchObject({ verdict: 'Denied' });
  });
});

describe('defect 2: staleness that never strikes', () => {
  it.each<[string, Partial<RiskContext>]>([
    ['a mark from years ago', { markAgeMs: 5 * 365 * 86_400_000 }],
    ['an instrument that was never heard of', { mark: undefined, markAgeMs: Infinity }],
    ['an age that is no number', { markAgeMs: NaN }],
    ['a mark from tomorrow', { markAgeMs: -86_400_000 }],
  ])('%s is stale', (_, circumstances) => {
    expect(checkRisk(entry, { ...context, ...circumstances })).toMatchObject({ reason: 'StaleMark' });
  });
});
