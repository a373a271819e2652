import { priceOf } from '../money/amount';
import type { OrderTerms } from '../order/order';
import type { LiveOrder } from './riskContext';
import { ownPriceWithinReach } from './washTrade';

type Terms = Pick<OrderTerms, 'side' | 'type' | 'limitPrice'>;
const limit = (side: Terms['side'], price: string): Terms => ({ side, type: 'Limit', limitPrice: priceOf(price) });
const market = (side: Terms['side']): Terms => ({ side, type: 'Market', limitPrice: null });
const live = (side: Terms['side'], price: string, more: Partial<LiveOrder> = {}): LiveOrder => ({
  side,
  type: 'Limit',
  limitPrice: priceOf(price),
  timeInForce: 'GTC',
  ...more,
});
const mark = priceOf('50000');

describe('an order could trade with one of our own', () => {
  it.each<[string, Terms, LiveOrder, string | null]>([
    ['a buy above our sale', limit('Buy', '50200'), live('Sell', '50100'), '50100'],
    ['a buy at our sale', limit('Buy', '50100'), live('Sell', '50100'), '50100'],
    ['a buy below our sale', limit('Buy', '50000'), live('Sell', '50100'), null],
    ['a sale below our buy', limit('Sell', '49000'), live('Buy', '49900'), '49900'],
    ['a sale above our buy', limit('Sell', '50000'), live('Buy', '49900'), null],
    ['the same side', limit('Buy', '50200'), live('Buy', '50100'), null],
    ['a market buy near our sale', market('Buy'), live('Sell', '50500'), '50500'],
    ['a market buy far from our sale', market('Buy'), live('Sell', '50500.01'), null],
    ['a market sale near our buy', market('Sell'), live('Buy', '49500'), '49500'],
    ['a market sale far from our buy', market('Sell'), live('Buy', '49499.99'), null],
    ['an order that does not wait', limit('Buy', '50200'), live('Sell', '50100', { timeInForce: 'IOC' }), null],
    ['one at the market', limit('Buy', '50200'), live('Sell', '50100', { type: 'Market', limitPrice: null }), null],
    ['the profit side of a bracket', limit('Buy', '52000'), live('Sell', '52000', { type: 'Bracket' }), '52000'],
  ])('%s', (_, terms, order, expected) => {
    expect(ownPriceWithinReach(terms, [order], mark)).toEqual(expected && priceOf(expected));
  });

  it.each<[string, Partial<LiveOrder> & { side: Terms['side'] }, boolean]>([
    ['sells below, not reached', { side: 'Sell', stopPrice: priceOf('49000') }, false],
    ['sells below, reached', { side: 'Sell', stopPrice: priceOf('50000') }, true],
    ['buys above, not reached', { side: 'Buy', stopPrice: priceOf('51000') }, false],
    ['buys above, reached', { side: 'Buy', stopPrice: priceOf('50000') }, true],
    ['sells above, not reached', { side: 'Sell', stopPrice: priceOf('51000'), stopDirection: 'Up' }, false],
    ['has no stop price', { side: 'Sell' }, true],
  ])('a stop that %s', (_, { side, ...more }, meets) => {
    const terms = side === 'Sell' ? limit('Buy', '60000') : limit('Sell', '40000');
    const stop = live(side, '50000', { type: 'StopLimit', ...more });
    expect(ownPriceWithinReach(terms, [stop], mark) !== null).toBe(meets);
  });

  it('and a market order of which nobody knows the price is not judged here', () => {
    expect(ownPriceWithinReach(market('Buy'), [live('Sell', '1')], null)).toBeNull();
    const stop = live('Sell', '50000', { type: 'StopLimit', stopPrice: priceOf('49000') });
    expect(ownPriceWithinReach(limit('Buy', '50000'), [stop], null)).toEqual(priceOf('50000'));
  });
});
