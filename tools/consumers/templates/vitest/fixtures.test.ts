// #region example
import { fundedBroker } from '@bot/test-fixtures';
import { worldFixtures } from '@bot/test-fixtures/vitest';
import { expect, test as base } from 'vitest';
import { dipBuyer } from './bot.js';

const test = base.extend(worldFixtures).extend('worldOptions', { bot: dipBuyer() });

test('the price falls → the dip is bought', async ({ world, venue, bot }) => {
  await world.given(fundedBroker());
  await bot.start();
  venue.market('BTC-USD').price('47900');

  await world.advance('2m');

  expect(venue).toHaveReceived(1, 'submitOrder');
});
// #endregion

test.concurrent('the price stays → nothing is bought', async ({ world, venue, bot, expect }) => {
  await world.given(fundedBroker());
  await bot.start();
  await world.advance('2m');
  expect(world.name).toBe('the price stays → nothing is bought');
  expect(venue).toHaveReceived(0, 'submitOrder');
});

test.concurrent('the price rises → nothing is bought', async ({ world, venue, bot, expect }) => {
  await world.given(fundedBroker());
  await bot.start();
  venue.market('BTC-USD').price('52000');
  await world.advance('2m');
  expect(world.name).toBe('the price rises → nothing is bought');
  expect(world).toConserveCash();
});
