import { quantityOf } from '../money/amount';
import type { OrderedPart } from '../strategy/strategyWish';
import { closingParts, planOrder } from './planOrder';
import type { TimeInForce } from './order';
import type { Side } from './side';

/** `{ A: '0.03/0.02' }`: A wants 0.03, of which 0.02 closes its book. */
const parts = (wanted: { readonly [strategyId: string]: string }): OrderedPart[] =>
  Object.entries(wanted).map(([strategyId, text]) => {
    const [quantity = '', closing = '0'] = text.split('/');
    return { strategyId, quantity: quantityOf(quantity), closing: quantityOf(closing) };
  });
const planned = (side: Side, wanted: Parameters<typeof parts>[0], held: string, timeInForce: TimeInForce = 'GTC') =>
  planOrder(
    { instrumentId: 'BTC-PERP', side, parts: parts(wanted), reason: 'Up' },
    { netQuantity: quantityOf(held) },
    timeInForce,
  );

describe('the planned order', () => {
  it('is one for all who want it, at the market, in the name of the first', () => {
    expect(planned('Buy', { A: '0.01', B: '0.02' }, '0', 'IOC')).toEqual({
      strategyId: 'A',
      instrumentId: 'BTC-PERP',
      side: 'Buy',
      type: 'Market',
      quantity: quantityOf('0.03'),
      limitPrice: null,
      timeInForce: 'IOC',
      postOnly: false,
      reduceOnly: false,
      reason: 'Up',
      explicit: false,
      shares: [
        { strategyId: 'A', quantity: quantityOf('0.01') },
        { strategyId: 'B', quantity: quantityOf('0.02') },
      ],
    });
  });

  it.each([
    ['closes a long for two, reduce-only', 'Sell', { A: '0.02/0.02', B: '0.01/0.01' }, '0.03', true],
    ['closes a part of a long, reduce-only', 'Sell', { A: '0.02/0.02' }, '0.03', true],
    ['closes a short, reduce-only', 'Buy', { A: '0.02/0.02' }, '-0.02', true],
    ['flips in one order', 'Sell', { A: '0.03/0.02' }, '0.02', false],
    ['enters against a larger book of others', 'Sell', { A: '0.01' }, '0.02', false],
    ['closes a book beyond the position, which grows', 'Sell', { A: '0.03/0.03' }, '0.01', false],
    ['closes a book on the other side of the position', 'Sell', { A: '0.03/0.03' }, '-0.01', false],
    ['closes a book where the books cancel out', 'Sell', { A: '0.03/0.03' }, '0', false],
  ] as const)('%s', (_, side, wanted, held, reduceOnly) => {
    expect(planned(side, wanted, held)).toMatchObject({ side, reduceOnly });
  });

  it('is none when nobody wants anything', () => expect(planned('Buy', {}, '0')).toBeNull());

  it.each([
    ['GTC', 'IOC'],
    ['IOC', 'IOC'],
    ['FOK', 'FOK'],
  ] as const)('turns %s into %s, since a market order cannot rest', (asked, sent) => {
    expect(planned('Buy', { A: '1' }, '0', asked)).toMatchObject({ type: 'Market', timeInForce: sent });
  });
});

describe('what closes of an order', () => {
  it('is the closing parts of those that flip, and what only closes', () => {
    const closing = closingParts(parts({ A: '0.03/0.02', B: '0.01/0.01', C: '0.05' }));
    expect(closing).toEqual(parts({ A: '0.02/0.02', B: '0.01/0.01' }));
  });

  it.each([
    ['an entry', { A: '0.01' }],
    ['a close, which is all of it', { A: '0.02/0.02' }],
    ['nothing', {}],
  ] as const)('is none of %s', (_, wanted) => expect(closingParts(parts(wanted))).toBeNull());
});
