// #region example
import { createWorld, inMemoryLayer, marketConditions } from '@bot/test-fixtures';
import { pricePath, realisticMarketContext } from '@bot/test-fixtures';
import { priceOf, quantityOf } from '@bot/core';

test('a market goes where the test sends it', async () => {
  await using world = createWorld();
  const market = world.venue.market('BTC-USD');
  await market.path(pricePath('50000', [['up', '0.02'], 'flat', ['down', '0.1']], '10m'));
  await market.path('45900 → 39000 over 10m'); // or written out
  market.depth('0.06'); // so much stands at the best bid and ask
  market.take('Buy', '0.01'); // somebody else's order
  await world.advance('10s');
  expect(world.venue.truth.quote('BTC-USD').askSize).toEqual(quantityOf('0.06'));
  market.status('CancelOnly');
  expect(world.venue.truth.tradingStatus('BTC-USD')).toBe('CancelOnly');
});

test('one that has moved by 2 % in the last half hour', async () => {
  await using world = createWorld();
  const { quote, mark, candles } = await realisticMarketContext(world, { price: '50000', volatility: '0.02' });
  expect([quote.bid, mark.price, quote.ask]).toEqual([priceOf('49995'), priceOf('50000'), priceOf('50005')]);
  expect(candles).toHaveLength(30);
});

test('one with little to trade and a wide spread; also: normal, volatile', async () => {
  await using world = createWorld({ layer: inMemoryLayer(marketConditions.illiquid) });
  const { bid, ask } = world.venue.truth.quote('BTC-USD');
  expect([bid, ask]).toEqual([priceOf('49750'), priceOf('50250')]);
});
// #endregion
