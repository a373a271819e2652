// #region example
import { createWorld, fundedBroker, fundingSeries, inMemoryLayer } from '@bot/test-fixtures';
import { knownTradeFees, knownTrades, playTrade, realisticOrderFactory } from '@bot/test-fixtures';
import { moneyOf } from '@bot/core';

test('real orders at the true venue, past the bot', async () => {
  await using world = createWorld();
  await world.given(fundedBroker());
  const orders = realisticOrderFactory(world);
  expect((await orders.filledOrder()).progress.status).toBe('Filled');
  expect((await orders.partiallyFilledOrder()).progress.status).toBe('PartiallyFilled'); // 0.06 of 0.1
  expect(await orders.rejectedOrder()).toMatchObject({ reason: 'InsufficientFunds' });
});

test('a trade of which the result is known: 1,000 won, 101 commission', async () => {
  await using world = createWorld({ layer: inMemoryLayer({ fees: knownTradeFees }) });
  await world.given(fundedBroker({ usd: '100000' }));
  await playTrade(world, knownTrades.longProfit); // also: shortLoss, funding, stopLoss, partialClose, flip
  expect(world.venue.truth.balances()).toContainEqual(
    expect.objectContaining({ currency: 'USD', total: moneyOf('100899') }),
  );
});

test('three fundings of 0.01 %', async () => {
  await using world = createWorld({ instruments: ['BTC-PERP'] });
  await world.given(fundedBroker());
  world.venue.holds('BTC-PERP', { quantity: '1', entry: '50000' });
  const paid = await fundingSeries(world, { base: '0.0001', count: 3 });
  expect(paid.map(({ amount }) => amount)).toEqual([moneyOf('-5'), moneyOf('-5'), moneyOf('-5')]);
});
// #endregion
