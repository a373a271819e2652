import { clerkBot as yourBot } from '../testing/clerkBot';

// #region example
import { createWorld, degradingBroker, fundedBroker } from '@bot/test-fixtures';
import { intermittentBroker, volatileMarketBroker } from '@bot/test-fixtures';
import '@bot/test-fixtures/jest';

test('three requests in ten fail, the same ones for the same seed', async () => {
  await using world = createWorld({ bot: yourBot() });
  await world.given(fundedBroker());
  await world.bot.start();
  await world.given(intermittentBroker({ successRate: 0.7, fails: 'dropRequest', at: ['submitOrder'] }));
  await world.advance('10s');
  for (const quantity of ['0.001', '0.002', '0.003', '0.004']) world.bot.submit.buy('BTC-USD', quantity);
  await world.advance('1m');
  expect(world.venue).toHaveNoDuplicateOrders();
});

test('it gets worse by the minute, until it is mended', async () => {
  await using world = createWorld();
  await world.given(degradingBroker({ successRates: [1, 0.5, 0], each: '1m' }));
  await world.advance('3m');
  await expect(world.run(() => world.venue.broker.balances())).rejects.toMatchObject({ code: 'VenueUnavailable' });
  world.venue.faults.heal();
  await expect(world.run(() => world.venue.broker.balances())).resolves.toEqual([]);
});

test('prices that wander: 5 % a day around 50,000 for BTC, 8 % around 3,000 for ETH', async () => {
  await using world = createWorld({ layer: volatileMarketBroker() });
  const before = world.venue.truth.mark('BTC-USD');
  await world.advance('1h');
  expect(world.venue.truth.mark('BTC-USD')).not.toEqual(before);
});
// #endregion
