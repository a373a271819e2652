import { priceOf, quantityOf, ratioOf } from '../money/amount';
import type { OrderIntent } from '../order/order';
import { parseUtcWindow } from '../time/utcWindow';
import { checkRisk } from './checkRisk';
import type { RiskContext } from './riskContext';
import { context, entry, limitedBy, perpetual, thinQuote, WEDNESDAY } from './testing/riskFixtures';

describe('leverage', () => {
  const byNight = limitedBy({
    leverageDay: parseUtcWindow('13:00-20:00'),
    maxNightLeverage: ratioOf('0.04'),
    nightLeverageCaps: { 'BTC-USD': ratioOf('0.03') },
    leverageCaps: { 'BTC-USD': ratioOf('0.06') },
  });
  const hour = (hours: number): Partial<RiskContext> => ({ ...byNight, now: WEDNESDAY + hours * 3_600_000 });

  it('is lower by night, for all together and for one instrument', () => {
    expect(checkRisk(entry, { ...context, ...hour(13) })).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk(entry, { ...context, ...hour(20) })).toMatchObject({
      reason: 'MaxLeverage',
      numbers: { maxLeverage: '0.04' },
      also: [{ reason: 'SymbolLeverage', numbers: { maxLeverage: '0.03' } }],
    });
  });

  it('that an order asks for must be allowed to its instrument', () => {
    const capped = { ...context, instrument: perpetual, ...limitedBy({ leverageCaps: { 'BTC-USD': ratioOf('5') } }) };
    expect(checkRisk({ ...entry, leverage: ratioOf('5') }, capped)).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk({ ...entry, leverage: ratioOf('5.1') }, capped)).toMatchObject({ reason: 'SymbolLeverage' });
  });
});

describe('slippage', () => {
  const slow = (limitPrice: string | null, more: Partial<OrderIntent> = {}): OrderIntent =>
    limitPrice === null
      ? { ...entry, type: 'Market', limitPrice: null, ...more }
      : { ...entry, limitPrice: priceOf(limitPrice), ...more };
  const strict = { ...context, quote: thinQuote, ...limitedBy({ maxSlippageBps: 99 }) };

  it('binds what takes, by the depth where it is known', () => {
    const level = (price: string) => ({ price: priceOf(price), quantity: quantityOf('1') });
    const deep = { instrumentId: 'BTC-USD', at: WEDNESDAY, bids: [level('49990')], asks: [level('50010')] };
    expect(checkRisk(slow(null), strict)).toMatchObject({ reason: 'Slippage', numbers: { slippageBps: '500' } });
    expect(checkRisk(slow(null), { ...strict, depth: deep })).toMatchObject({ verdict: 'Approved' });
  });

  it('of a limit order ends at its limit, and is none when it waits', () => {
    expect(checkRisk(slow('50500'), strict)).toMatchObject({ reason: 'Slippage', numbers: { slippageBps: '100' } });
    expect(checkRisk(slow('50495'), strict)).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk(slow('49999.99'), strict)).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk(slow('50500', { postOnly: true }), strict)).toMatchObject({ verdict: 'Approved' });
    const empty = { ...strict, depth: { instrumentId: 'BTC-USD', at: 0, bids: [], asks: [] } };
    expect(checkRisk(slow('50500'), empty)).toMatchObject({ numbers: { slippageBps: '100' } });
  });
});
