import { priceOf, quantityOf, type MarketMessage, type PriceLevel } from '@bot/core';
import { rebuilt } from './feedWorld';

const bid = (price: string, quantity: string): PriceLevel => ({
  side: 'Buy',
  price: priceOf(price),
  quantity: quantityOf(quantity),
});
const about = (type: 'BookSnapshot' | 'BookUpdate', ...levels: PriceLevel[]): MarketMessage => ({
  ...{ type, instrumentId: 'BTC-USD', levels },
  ...{ sequence: 0, at: 0 },
});

it('a book is its last snapshot and every update after it', () => {
  const messages: MarketMessage[] = [
    about('BookSnapshot', bid('1', '1')),
    about('BookUpdate', bid('2', '1')),
    about('BookSnapshot', bid('3', '1'), bid('4', '1')),
    about('BookUpdate', bid('3', '0'), bid('4', '2'), bid('5', '1')),
    { type: 'Heartbeat', counter: 1, sequence: 4, at: 0 },
  ];
  expect(rebuilt(messages)).toEqual(['Buy 1 at 5', 'Buy 2 at 4']);
});
