import { clerkBot as yourBot } from '../testing/clerkBot';

// #region example
import { createWorld, fundedBroker } from '@bot/test-fixtures';
import '@bot/test-fixtures/jest';

test('checks speak of orders, positions, modes, alerts and money', async () => {
  await using world = createWorld({ bot: yourBot() });
  await world.given(fundedBroker());
  const { bot, venue } = world;
  await bot.start();
  await world.advance('10s');

  // Those of an order let time pass and are awaited.
  await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
  await expect(bot.submit.buy('BTC-USD', '0.03')).toBeDenied('MaxTradeValue');

  expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50005' });
  expect(bot).toBeFlat('ETH-USD');
  expect(bot).toHaveExposureWithin('1000');
  expect(bot).toHaveEmitted(['OrderSubmitted', 'OrderProgressed', 'OrderDenied']);
  expect(bot).not.toBeHalted();
  expect(bot).toHaveAlerted('VenueUnreachable', { times: 0 });
  expect(bot).toReconcileWith(venue);
  expect(venue).toHaveReceived(1, 'submitOrder');
  expect(venue).toHaveNoDuplicateOrders();
  expect(world).toConserveCash();
  expect(world).toHoldInvariants();
});
// #endregion
