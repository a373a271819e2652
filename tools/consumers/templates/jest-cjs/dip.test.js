const { fundedBroker } = require('@bot/test-fixtures');
const { createWorld } = require('@bot/test-fixtures/jest');
const { dipBuyer } = require('./bot');

test('the answer is lost → the dip is bought once', async () => {
  const world = createWorld({ bot: dipBuyer() });
  await world.given(fundedBroker());
  await world.bot.start();
  world.venue.faults.on('submitOrder').acceptThenDropResponse();
  world.venue.market('BTC-USD').price('47900');

  await world.advance('2m');

  expect(world.venue).toHaveReceived(2, 'submitOrder');
  expect(world.venue).toHaveNoDuplicateOrders();
  expect(world.venue.truth.fills()).toHaveLength(1);
});

test('a retry under a new id is caught', async () => {
  const world = createWorld({ bot: dipBuyer('a new id on every attempt') });
  await world.given(fundedBroker());
  await world.bot.start();
  world.venue.faults.on('submitOrder').acceptThenDropResponse();
  world.venue.market('BTC-USD').price('47900');

  await world.advance('2m');

  expect(() => expect(world.venue).toHaveNoDuplicateOrders()).toThrow(/reuse the id on a retry/);
});
