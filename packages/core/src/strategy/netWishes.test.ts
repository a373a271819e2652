import { quantityOf, toText } from '../money/amount';
import { netWishes } from './netWishes';
import type { StrategyWish } from './strategyWish';
import { buys, sells } from './testing/wishes';

const net = (...wishes: readonly StrategyWish[]) => {
  const { side, ordered, transfers } = netWishes(wishes, quantityOf('0.001'));
  const orderedText = ordered.map((part) => `${part.strategyId} ${toText(part.quantity)}/${toText(part.closing)}`);
  return [side, orderedText, transfers.map((t) => `${t.seller}→${t.buyer} ${toText(t.quantity)}`)] as const;
};

describe('opposite wishes', () => {
  it('are met inside, fairly, and the rest is ordered', () => {
    expect(net(buys('A', '0.003'), buys('B', '0.001'), sells('C', '0.002'))).toEqual([
      'Buy',
      ['A 0.001/0', 'B 0.001/0'],
      ['C→A 0.002'],
    ]);
  });

  it('that are as large as each other are no order', () => {
    expect(net(buys('A', '0.003'), sells('B', '0.002'), sells('C', '0.001'))).toEqual([
      null,
      [],
      ['B→A 0.002', 'C→A 0.001'],
    ]);
  });

  it('close first with what is met inside', () => {
    expect(net(sells('A', '0.005', { closing: '0.003' }), buys('B', '0.002'))).toEqual([
      'Sell',
      ['A 0.003/0.001'],
      ['A→B 0.002'],
    ]);
  });

  it('that are none are ordered as they are', () => {
    expect(net(sells('A', '0.005', { closing: '0.003' }))).toEqual(['Sell', ['A 0.005/0.003'], []]);
  });
});
