import { notionalOf, quantityOf, ratioOf } from '../money/amount';
import { flatPosition } from '../position/position';
import type { TargetPosition } from '../strategy/aggregateSignals';
import { planOrder } from './planOrder';

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
    expect(planOrder(target('0.01'), holding('0'), false, 'IOC')).toEqual({
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
  ])('%s', (_, wanted, held, side, quantity, reduceOnly) => {
    expect(planOrder(target(wanted), holding(held), false, 'GTC')).toMatchObject({
      side,
      quantity: quantityOf(quantity),
      reduceOnly,
    });
  });

  it('is none when we are there, or while an order of ours is live', () => {
    expect(planOrder(target('0.01'), holding('0.01'), false, 'GTC')).toBeNull();
    expect(planOrder(target('0.01'), holding('0'), true, 'GTC')).toBeNull();
  });

  it.each([
    ['GTC', 'IOC'],
    ['IOC', 'IOC'],
    ['FOK', 'FOK'],
  ] as const)('turns %s into %s, since a market order cannot rest', (asked, sent) => {
    expect(planOrder(target('0.01'), holding('0'), false, asked)).toMatchObject({ type: 'Market', timeInForce: sent });
  });
});
