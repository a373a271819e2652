import { moneyOf } from '@bot/core';
import { tradingBot } from '@bot/orchestration/testing';
import {
  configWith,
  fundedBroker,
  inMemoryLayer,
  knownTradeFees,
  knownTrades,
  playTrade,
  scenarioConfig,
} from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';

export const knownResult = (): void => {
  // #region example
  const scenario = scenarios({
    bot: tradingBot({ strategies: [] }),
    config: configWith(scenarioConfig, { limits: { maxTradeValueUsd: null, positionCaps: { 'BTC-USD': '10' } } }),
    layer: inMemoryLayer({ fees: knownTradeFees }),
    given: [fundedBroker({ usd: '200000' })],
  });

  scenario(
    'GU-13',
    'A trade of known result is carried out by the bot → the books say that result to the cent',
    { verifies: ['1,000 are won and 101 paid in fees', 'bot and venue have the same books'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      await playTrade(world, knownTrades.longProfit, bot);
      verify('1,000 are won and 101 paid in fees', () => expect(bot.cash('USD')).toEqual(moneyOf('200899')));
      verify('bot and venue have the same books', () => expect(bot).toReconcileWith(venue));
    },
  );
  // #endregion
};
