import type { Instrument } from '../instrument/instrument';
import { notionalOf, one, priceOf, quantityOf, ratioOf } from '../money/amount';
import { flatPosition } from '../position/position';
import type { TargetPosition } from '../strategy/aggregateSignals';
import { closingPart, planOrder } from './planOrder';

const btcPerp: Instrument = {
  instrumentId: 'BTC-PERP',
  kind: 'Perpetual',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.001'),
  maxQuantity: quantityOf('10'),
  minNotional: notionalOf('1'),
  contractSize: one,
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};
const target = (netQuantity: string): TargetPosition => ({
  instrumentId: 'BTC-PERP',
  netQuantity: quantityOf(netQuantity),
  winner: {
    strategyId: 'crossover',
    instrumentId: 'BTC-PERP',
    action: 'Buy',
    confidence: ratioOf('0.8'),
    targetNotional: notionalOf('500'),
    reason: 'MovingAveragesCrossedUp',
  },
  losers: [],
});
const holding = (netQuantity: string) => ({ ...flatPosition('BTC-PERP'), netQuantity: quantityOf(netQuantity) });

describe('the planned order', () => {
  it('takes the whole way from the position to the target, at the market, for the winner', () => {
    expect(planOrder(target('0.01'), holding('0'), btcPerp, false, 'IOC')).toEqual({
      strategyId: 'crossover',
      instrumentId: 'BTC-PERP',
      side: 'Buy',
      type: 'Market',
      quantity: quantityOf('0.01'),
      limitPrice: null,
      timeInForce: 'IOC',
      postOnly: false,
      reduceOnly: false,
      reason: 'MovingAveragesCrossedUp',
      explicit: false,
    });
  });

  it.each([
    ['closes a long, reduce-only', '0', '0.02', 'Sell', '0.02', true],
    ['closes a short, reduce-only', '0', '-0.02', 'Buy', '0.02', true],
    ['flips in one order', '-0.01', '0.02', 'Sell', '0.03', false],
    ['adds what is missing', '0.03', '0.01', 'Buy', '0.02', false],
    ['closes the whole lots of a long', '0', '0.0107', 'Sell', '0.01', true],
    ['closes the whole lots of a short', '0', '-0.0107', 'Buy', '0.01', true],
    ['opens beside a rest that cannot be traded', '0.01', '0.0007', 'Buy', '0.009', false],
  ])('%s', (_, wanted, held, side, quantity, reduceOnly) => {
    expect(planOrder(target(wanted), holding(held), btcPerp, false, 'GTC')).toMatchObject({
      side,
      quantity: quantityOf(quantity),
      reduceOnly,
    });
  });

  it('is none when we are there, or while an order of ours is live', () => {
    expect(planOrder(target('0.01'), holding('0.01'), btcPerp, false, 'GTC')).toBeNull();
    expect(planOrder(target('0.01'), holding('0'), btcPerp, true, 'GTC')).toBeNull();
  });

  it('is none for less than a lot', () => {
    expect(planOrder(target('0'), holding('0.0007'), btcPerp, false, 'GTC')).toBeNull();
  });

  it.each([
    ['GTC', 'IOC'],
    ['IOC', 'IOC'],
    ['FOK', 'FOK'],
  ] as const)('turns %s into %s, since a market order cannot rest', (asked, sent) => {
    expect(planOrder(target('0.01'), holding('0'), btcPerp, false, asked)).toMatchObject({
      type: 'Market',
      timeInForce: sent,
    });
  });
});

describe('the closing part of an order', () => {
  const closing = (wanted: string, held: string) => {
    const intent = planOrder(target(wanted), holding(held), btcPerp, false, 'GTC');
    return intent && closingPart(intent, holding(held), btcPerp);
  };

  it.each([
    ['a long', '-0.01', '0.02', 'Sell', '0.02'],
    ['a short', '0.01', '-0.02', 'Buy', '0.02'],
    ['the whole lots', '-0.01', '0.0107', 'Sell', '0.01'],
  ])('of a flip closes %s', (_, wanted, held, side, quantity) => {
    expect(closing(wanted, held)).toMatchObject({ side, quantity: quantityOf(quantity), reduceOnly: true });
  });

  it.each([
    ['an entry', '0.01', '0'],
    ['an addition', '0.03', '0.01'],
    ['a close', '0', '0.02'],
    ['a reduction', '0.01', '0.02'],
  ])('is none of %s', (_, wanted, held) => {
    expect(closing(wanted, held)).toBeNull();
  });
});
