import { quantityOf, toText } from '../money/amount';
import type { Side } from '../order/side';
import { ownersOf } from './ownersOf';

const owners = (
  books: { readonly [strategyId: string]: string },
  side: Side,
  quantity: string,
  promised: { readonly [strategyId: string]: string } = {},
): { readonly [strategyId: string]: string } => {
  const held = Object.entries(books).map(([id, net]) => [id, { netQuantity: quantityOf(net) }] as const);
  const parts = ownersOf(new Map(held), 'Operator', { side, quantity: quantityOf(quantity) }, quantityOf('0.5'), (id) =>
    quantityOf(promised[id] ?? '0'),
  );
  return Object.fromEntries(parts.map(({ strategyId, quantity: part }) => [strategyId, toText(part)]));
};

describe('what nobody has shared out', () => {
  it('closes the own book, then the others of that side in proportion', () => {
    expect(owners({ A: '3', B: '1', Operator: '0.5' }, 'Sell', '2.5')).toEqual({ A: '1.5', B: '0.5', Operator: '0.5' });
  });

  it.each([
    ['an entry is that of the one who ordered', {}, 'Buy', '2', { Operator: '2' }],
    ['so is one beside others', { A: '3' }, 'Buy', '2', { Operator: '2' }],
    [
      'what goes through zero closes all, and opens for the one who ordered',
      { A: '3' },
      'Sell',
      '5',
      { A: '3', Operator: '2' },
    ],
    ['a short is bought back the same way', { A: '-3', B: '-1' }, 'Buy', '2', { A: '1.5', B: '0.5' }],
    ['books on the other side are left alone', { A: '3', B: '-1' }, 'Sell', '2', { A: '2' }],
    ['where books cancel out, what opens is an entry', { A: '3', B: '-3' }, 'Buy', '2', { Operator: '2' }],
    [
      'only as much as makes the position smaller is taken',
      { A: '3', B: '-2' },
      'Sell',
      '2',
      { A: '1', Operator: '1' },
    ],
    ['a flat book has no part', { A: '0', Operator: '0' }, 'Sell', '1', { Operator: '1' }],
    ['an own book on the other side is not closed', { A: '3', Operator: '-1' }, 'Sell', '1', { A: '1' }],
  ] as const)('%s', (_, books, side, quantity, parts) => {
    expect(owners(books, side, quantity)).toEqual(parts);
  });

  it('leaves to the others what their own orders close, as long as there is enough', () => {
    const books = { A: '3', B: '1', Operator: '0.5' };
    expect(owners(books, 'Sell', '2.5', { A: '2' })).toEqual({ A: '1', B: '1', Operator: '0.5' });
    expect(owners(books, 'Sell', '4.5', { A: '2' })).toEqual({ A: '3', B: '1', Operator: '0.5' });
    expect(owners(books, 'Sell', '1', { A: '9', B: '9' })).toEqual({ A: '0.5', Operator: '0.5' });
  });

  it('counts nothing as promised where nobody says so', () => {
    const books = new Map([
      ['A', { netQuantity: quantityOf('3') }],
      ['B', { netQuantity: quantityOf('1') }],
    ]);
    const parts = ownersOf(books, 'Operator', { side: 'Sell', quantity: quantityOf('2') }, quantityOf('0.5'));
    expect(parts.map(({ strategyId, quantity }) => [strategyId, toText(quantity)])).toEqual([
      ['A', '1.5'],
      ['B', '0.5'],
    ]);
  });
});
