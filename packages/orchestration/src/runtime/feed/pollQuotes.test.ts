import { priceOf } from '@bot/core';
import { quoteAt } from '../../engine/testing/fixtures';
import { pollQuotes } from './pollQuotes';

it('a price that does not come keeps nothing from the others, and is told after all have ended', async () => {
  const offered: string[] = [];
  const broker = {
    quote: async (instrumentId: string) => {
      if (instrumentId === 'BTC-USD') throw new Error('no answer');
      return quoteAt(0, '100', instrumentId);
    },
  };
  const polled = pollQuotes(broker, ['BTC-USD', 'ETH-USD'], (quote) => {
    expect(quote.bid).toEqual(priceOf('100'));
    offered.push(quote.instrumentId);
  });
  await expect(polled).rejects.toThrow('no answer');
  expect(offered).toEqual(['ETH-USD']);
});
