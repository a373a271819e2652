// #region example
import { test } from 'node:test';
import { fundedBroker } from '@bot/test-fixtures';
import { assert, assertNoDuplicateOrders, assertReceived, createWorld } from '@bot/test-fixtures/node-test';
import { dipBuyer } from './bot.js';

test('the answer is lost → the dip is bought once', async () => {
  const world = createWorld({ bot: dipBuyer() });
  await world.given(fundedBroker());
  await world.bot.start();
  world.venue.faults.on('submitOrder').acceptThenDropResponse();
  world.venue.market('BTC-USD').price('47900');

  await world.advance('2m');

  assertReceived(world.venue, 2, 'submitOrder');
  assertNoDuplicateOrders(world.venue);
  assert.equal(world.venue.truth.fills().length, 1);
});
// #endregion
