import { notionalOf, priceOf, quantityOf, ratioOf, type OrderRequest } from '@bot/core';
import { btcPerp, btcUsd, limitOrder, marketOrder } from '@bot/simulation';
import { listingOf } from '../listing';
import { isRefusal, readOrder } from './readOrder';

const spot = listingOf(btcUsd);
const perpetual = listingOf(btcPerp);
const limit = (change: Partial<OrderRequest> = {}): OrderRequest => limitOrder('c1', '50000', change);
const market = (change: Partial<OrderRequest> = {}): OrderRequest => marketOrder('c1', change);
const stop = (change: Partial<OrderRequest> = {}): OrderRequest =>
  limit({ type: 'StopLimit', stopPrice: priceOf('49000'), ...change });

const refusalOf = (request: OrderRequest, listing = spot): string => {
  const read = readOrder(listing, request);
  return isRefusal(read) ? read.reason : 'none';
};

describe('reading an order', () => {
  it('counts in ticks and lots', () => {
    expect(readOrder(spot, limit())).toEqual({
      ...{ clientOrderId: 'c1', instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit', timeInForce: 'GTC' },
      ...{ lots: 100, spend: 0n, limitTicks: 5_000_000, stopTicks: null, stopDirection: null },
      ...{ expiresAt: null, postOnly: false, reduceOnly: false, leverage: null },
    });
  });

  it('reads what a market buy spends', () => {
    const read = readOrder(spot, market({ quantity: quantityOf('0'), quoteSize: notionalOf('6.36') }));
    expect(read).toMatchObject({ lots: 0, spend: 6_360_000_000_000_000_000n, limitTicks: null });
  });

  it.each([
    ['a buy wakes when the price rises', stop(), 'Up'],
    ['a sell when it falls', stop({ side: 'Sell' }), 'Down'],
    ['or as it says', stop({ stopDirection: 'Down' }), 'Down'],
    ['the stop of a bracket ends a loss', stop({ type: 'Bracket', side: 'Sell' }), 'Down'],
  ])('a stop: %s', (_, request, stopDirection) => {
    expect(readOrder(spot, request)).toMatchObject({ stopTicks: 4_900_000, stopDirection });
  });

  it('a bracket that buys back, and a leverage, are for perpetuals', () => {
    const bracket = stop({ type: 'Bracket', leverage: ratioOf('2.5') });
    expect(readOrder(perpetual, bracket)).toMatchObject({ stopDirection: 'Up', leverage: 2.5 });
  });

  it('an end belongs to good till date', () => {
    expect(readOrder(spot, limit({ timeInForce: 'GTD', expiresAt: 5 }))).toMatchObject({ expiresAt: 5 });
    expect(readOrder(spot, limit({ timeInForce: 'GTD' }))).toMatchObject({ expiresAt: 0 });
    expect(readOrder(spot, limit({ expiresAt: 5 }))).toMatchObject({ expiresAt: null });
  });

  it.each([
    ['a market order with a limit', market({ limitPrice: priceOf('1') })],
    ['a limit order without one', limit({ limitPrice: null })],
    ['a stop without its price', limit({ type: 'StopLimit' })],
    ['a stop price without a stop', limit({ stopPrice: priceOf('1') })],
    ['a direction without a stop', limit({ stopDirection: 'Up' })],
    ['a stop that does not wait', stop({ timeInForce: 'IOC' })],
    ['a market order till a date', market({ timeInForce: 'GTD' })],
    ['a market order that is fill or kill', market({ timeInForce: 'FOK' })],
    ['a post-only market order', market({ postOnly: true })],
    ['a post-only order that does not wait', limit({ postOnly: true, timeInForce: 'IOC' })],
    ['a sell that states what it spends', market({ side: 'Sell', quoteSize: notionalOf('5') })],
    ['a limit order that does', limit({ quoteSize: notionalOf('5') })],
    ['a bracket that buys', stop({ type: 'Bracket' })],
    ['leverage', limit({ leverage: ratioOf('2') })],
  ])('refuses in spot %s', (_, request) => {
    expect(refusalOf(request)).toBe('UnsupportedOrder');
  });

  it('takes a fill-or-kill market order for a perpetual, and nothing by quote size', () => {
    expect(refusalOf(market({ timeInForce: 'FOK' }), perpetual)).toBe('none');
    expect(refusalOf(market({ quoteSize: notionalOf('5') }), perpetual)).toBe('UnsupportedOrder');
  });

  it.each([
    ['no quantity', limit({ quantity: quantityOf('0') }), 'BelowMinimumSize'],
    ['half a lot', limit({ quantity: quantityOf('0.00015') }), 'InvalidPrecision'],
    ['more lots than can be counted', limit({ quantity: quantityOf('900719925474.0992') }), 'AboveMaximumSize'],
    ['half a tick', limit({ limitPrice: priceOf('0.005') }), 'InvalidPrecision'],
    ['half a tick of a stop', stop({ stopPrice: priceOf('0.005') }), 'InvalidPrecision'],
    ['a price of nothing', limit({ limitPrice: priceOf('0') }), 'InvalidPrecision'],
    ['a price that cannot be counted', limit({ limitPrice: priceOf('90071992547409.92') }), 'InvalidPrecision'],
    ['spending nothing', market({ quoteSize: notionalOf('0') }), 'BelowMinimumSize'],
    ['spending half a cent', market({ quoteSize: notionalOf('0.005') }), 'InvalidPrecision'],
  ])('refuses %s', (_, request, reason) => {
    expect(refusalOf(request)).toBe(reason);
  });
});
