import { moneyOf, notionalOf, one, priceOf, quantityOf, ratioOf } from '../money/amount';
import { flatPosition } from '../position/position';
import type { Instrument } from '../instrument/instrument';
import { aggregateSignals } from './aggregateSignals';
import type { Signal } from './strategy';

const instrument: Instrument = {
  instrumentId: 'BTC-PERP',
  kind: 'Perpetual',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.001'),
  maxQuantity: quantityOf('100'),
  minNotional: notionalOf('1'),
  contractSize: one,
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};
const mark = { price: priceOf('30000'), at: 0 };
const flat = flatPosition('BTC-PERP');
const holding = (netQuantity: string) => ({ ...flat, netQuantity: quantityOf(netQuantity), costBasis: moneyOf('1') });

const signal = (strategyId: string, action: Signal['action'], confidence: string): Signal => ({
  strategyId,
  instrumentId: 'BTC-PERP',
  action,
  confidence: ratioOf(confidence),
  targetNotional: action === 'Close' ? null : notionalOf('500'),
  reason: 'Test',
});

describe('aggregation', () => {
  it('follows the surest signal: Buy with 0.8 beats Sell with 0.6, which is kept', () => {
    const [sell, buy] = [signal('B', 'Sell', '0.6'), signal('A', 'Buy', '0.8')];
    expect(aggregateSignals([sell, buy], flat, mark, instrument)).toEqual({
      instrumentId: 'BTC-PERP',
      // 500 ÷ 30,000 is 0.01666…: cut to lots of 0.001.
      netQuantity: quantityOf('0.016'),
      winner: buy,
      losers: [sell],
    });
  });

  it('does nothing without signals, or when two that are equally sure disagree', () => {
    expect(aggregateSignals([], flat, mark, instrument)).toBeNull();
    const torn = [signal('A', 'Buy', '0.8'), signal('B', 'Sell', '0.80'), signal('C', 'Buy', '0.1')];
    expect(aggregateSignals(torn, flat, mark, instrument)).toBeNull();
  });

  it('lets two that are equally sure and agree stand, the first as the winner', () => {
    const agreed = aggregateSignals([signal('A', 'Buy', '0.8'), signal('B', 'Buy', '0.8')], flat, mark, instrument);
    expect(agreed?.winner.strategyId).toBe('A');
  });

  it.each([
    ['Sell wants a short', 'Sell', '0', '-0.016'],
    ['Close wants nothing', 'Close', '0.02', '0'],
    ['Buy keeps a long as it is', 'Buy', '0.5', '0.5'],
    ['Sell keeps a short as it is', 'Sell', '-0.5', '-0.5'],
    ['Buy turns a short round', 'Buy', '-0.5', '0.016'],
  ] as const)('%s', (_, action, held, wanted) => {
    const target = aggregateSignals([signal('A', action, '1')], holding(held), mark, instrument);
    expect(target?.netQuantity).toEqual(quantityOf(wanted));
  });
});
