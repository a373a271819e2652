import type { Quote } from '../market/quote';
import { notionalOf, one, priceOf, quantityOf, ratioOf } from '../money/amount';
import { deviationBps, exceedsBps, slippageFromQuote, slippageThroughDepth } from './slippage';

const quote = (bid: string, ask: string, size = '1'): Quote => ({
  instrumentId: 'BTC-USD',
  bid: priceOf(bid),
  ask: priceOf(ask),
  bidSize: quantityOf(size),
  askSize: quantityOf(size),
  at: 0,
});
const level = (price: string, quantity: string) => ({ price: priceOf(price), quantity: quantityOf(quantity) });

describe('slippage by the best prices alone', () => {
  it('is the spread and half of what is taken of the best level: 4 + 50', () => {
    expect(slippageFromQuote('Buy', notionalOf('500.1'), quote('49990', '50010'), one)).toEqual(ratioOf('54'));
  });

  it('goes by the bids for a sale', () => {
    expect(slippageFromQuote('Sell', notionalOf('499.9'), quote('49990', '50010'), one)).toEqual(ratioOf('54'));
  });

  it.each([quote('0', '50010'), quote('49990', '0'), quote('49990', '50010', '0')])(
    'is not known where nothing is offered',
    (nothing) => expect(slippageFromQuote('Buy', notionalOf('1'), nothing, one)).toBeNull(),
  );
});

describe('slippage through the levels', () => {
  const depth = {
    instrumentId: 'BTC-USD',
    at: 0,
    bids: [level('99', '1'), level('97', '1')],
    asks: [level('101', '1'), level('103', '1')],
  };

  it('is how far the average fill is from the middle: 102 from 100', () => {
    expect(slippageThroughDepth('Buy', quantityOf('2'), depth)).toEqual(ratioOf('200'));
    expect(slippageThroughDepth('Sell', quantityOf('2'), depth)).toEqual(ratioOf('200'));
    expect(slippageThroughDepth('Buy', quantityOf('0.5'), depth)).toEqual(ratioOf('100'));
  });

  it('is not known beyond the last level, or where one side is empty', () => {
    expect(slippageThroughDepth('Buy', quantityOf('2.1'), depth)).toBeNull();
    expect(slippageThroughDepth('Buy', quantityOf('1'), { ...depth, bids: [] })).toBeNull();
    expect(slippageThroughDepth('Buy', quantityOf('1'), { ...depth, asks: [] })).toBeNull();
    expect(slippageThroughDepth('Buy', quantityOf('1'), { ...depth, bids: [level('0', '1')] })).toBeNull();
  });
});

it('a deviation is told in basis points of where it is measured from: 50,500 from 50,000 is 100', () => {
  expect(deviationBps(priceOf('50500'), priceOf('50000'))).toEqual(ratioOf('100'));
  expect(deviationBps(priceOf('49500'), priceOf('50000'))).toEqual(ratioOf('100'));
  expect([exceedsBps(ratioOf('100'), 100), exceedsBps(ratioOf('100.01'), 100)]).toEqual([false, true]);
});
