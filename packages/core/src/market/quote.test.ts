import { priceOf, quantityOf } from '../money/amount';
import { markOf } from './quote';

it('the mark is the middle of bid and ask, of the time of the quote', () => {
  const mark = markOf({
    instrumentId: 'BTC-USD',
    bid: priceOf('49950'),
    ask: priceOf('50050'),
    bidSize: quantityOf('0.1'),
    askSize: quantityOf('2'),
    at: 1_700_000_000_000,
  });
  expect(mark).toEqual({ price: priceOf('50000'), at: 1_700_000_000_000 });
});
