import { notionalOf, priceOf, quantityOf, toText } from '../money/amount';
import type { Signal } from './strategy';
import { exitOf, orderedPart, strategyWish } from './strategyWish';
import { btcPerp, buys, sells, signalOf } from './testing/wishes';

interface Circumstances {
  readonly held?: string;
  readonly free?: string;
  readonly mayShort?: boolean;
  readonly price?: string;
}
const wish = (action: Signal['action'], at: Circumstances = {}) => {
  const { held = '0', free = '1000000', mayShort = true, price = '50000' } = at;
  const room = { free: () => notionalOf(free), mayShort };
  const mark = { price: priceOf(price), at: 0 };
  const book = { netQuantity: quantityOf(held) };
  return strategyWish(signalOf('A', action), book, { instrument: btcPerp, mark, room });
};
const told = (...args: Parameters<typeof wish>) => {
  const { side, quantity, closing, cut } = wish(...args);
  return [side, ...[quantity, closing, cut].map(toText)];
};

describe('a signal', () => {
  // 500 at 50,000 is 0.01; the lots are 0.001.
  it.each([
    ['enters with what the entry is worth', 'Buy', {}, ['Buy', '0.01', '0', '0']],
    ['goes short', 'Sell', {}, ['Sell', '0.01', '0', '0']],
    ['is cut to whole lots', 'Buy', { price: '30000' }, ['Buy', '0.016', '0', '0']],
    ['turns a short round', 'Buy', { held: '-0.02' }, ['Buy', '0.03', '0.02', '0']],
    ['is cut to what is free', 'Buy', { held: '-0.02', free: '250' }, ['Buy', '0.025', '0.02', '0.005']],
    ['still closes where nothing is free', 'Sell', { held: '0.02', free: '0' }, ['Sell', '0.02', '0.02', '0.01']],
    [
      'only closes where shorts are not allowed',
      'Sell',
      { held: '0.02', mayShort: false },
      ['Sell', '0.02', '0.02', '0.01'],
    ],
    ['opens no short where they are not', 'Sell', { mayShort: false }, ['Sell', '0', '0', '0.01']],
    ['does not add to a long', 'Buy', { held: '0.5' }, ['Buy', '0', '0', '0']],
    ['does not add to a short', 'Sell', { held: '-0.5' }, ['Sell', '0', '0', '0']],
    ['closes a long', 'Close', { held: '0.02' }, ['Sell', '0.02', '0.02', '0']],
    ['closes the whole lots of a short', 'Close', { held: '-0.0107' }, ['Buy', '0.01', '0.01', '0']],
    ['has no side when it closes nothing', 'Close', {}, [null, '0', '0', '0']],
    ['has none when it closes what cannot be closed', 'Close', { held: '0.0007' }, [null, '0', '0', '0']],
    ['enters beside what cannot be closed', 'Buy', { held: '0.0007' }, ['Buy', '0.01', '0', '0']],
    ['has none when what it closes is worth too little', 'Close', { held: '0.02', price: '40' }, [null, '0', '0', '0']],
    ['turns a book of odd lots round in whole ones', 'Buy', { held: '-0.0107' }, ['Buy', '0.02', '0.01', '0']],
    ['opens nothing at a price that cannot be', 'Buy', { price: '-1' }, ['Buy', '0', '0', '0']],
  ] as const)('%s', (_, action, at, wished) => expect(told(action, at)).toEqual(wished));

  it('to buy without a size is one to close', () => {
    const room = { free: () => notionalOf('1'), mayShort: true };
    const shapeless = { ...signalOf('A', 'Buy'), targetNotional: null };
    const at = { instrument: btcPerp, mark: { price: priceOf('1'), at: 0 }, room };
    expect(strategyWish(shapeless, { netQuantity: quantityOf('2') }, at)).toMatchObject({ side: 'Sell' });
  });
});

it('what was met already closes first', () => {
  const met = orderedPart(sells('A', '0.005', { closing: '0.003' }), quantityOf('0.004'));
  expect(met).toEqual({ strategyId: 'A', quantity: quantityOf('0.001'), closing: quantityOf('0') });
});

it('a wish without what opens only leaves', () => {
  expect(exitOf(buys('A', '0.005', { closing: '0.003' }))).toMatchObject({ quantity: quantityOf('0.003') });
});
