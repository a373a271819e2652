// #region example
import { brokerWithBalances, brokerWithPositions, configWith, createWorld } from '@bot/test-fixtures';
import { fundedBroker, positionScenarios, scenarioConfig } from '@bot/test-fixtures';
import { moneyOf, quantityOf } from '@bot/core';

test('an account with 10,000 USD, of which an order that rests holds 500', async () => {
  await using world = createWorld();
  await world.given(fundedBroker({ hold: '500' }));
  expect(world.venue.truth.balances()).toMatchObject([{ currency: 'USD', total: moneyOf('10000') }]);
  expect(world.venue.truth.openOrders()).toHaveLength(1);
});

test('one with coins, too', async () => {
  await using world = createWorld();
  await world.given(brokerWithBalances({ btc: '0.1', eth: '2.0' }));
  expect(world.venue.truth.balances()).toContainEqual(expect.objectContaining({ currency: 'ETH' }));
});

test('positions that were there before: two, and one that is 80 USD behind', async () => {
  await using world = createWorld();
  await world.given(brokerWithPositions()); // 0.02 BTC from 48,000 and 0.5 ETH from 2,800
  await using behind = createWorld();
  await behind.given(positionScenarios.losing({ quantity: '0.02' })); // also: profitable, multiple
  expect(world.venue.truth.positions()).toHaveLength(2);
  expect(behind.venue.truth.positions()).toMatchObject([{ netQuantity: quantityOf('0.02') }]);
});

test('the limits of the canary, one of them changed', () => {
  const config = configWith(scenarioConfig, { limits: { maxTradeValueUsd: '5000' } });
  expect([config.profile, config.limits.dailyLossLimitUsd]).toEqual(['canary', moneyOf('500')]);
});
// #endregion
