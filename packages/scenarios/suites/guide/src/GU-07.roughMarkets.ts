import { tradingBot } from '@bot/orchestration/testing';
import { inMemoryLayer, marketConditions, scenarioConfig, volatileMarketBroker } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';

export const roughMarkets = (): void => {
  // #region example
  const bot = tradingBot();
  for (const [id, market, layer] of [
    ['GU-07', 'BTC moves by 5 % a day', volatileMarketBroker()],
    ['GU-08', 'a spread of 1 % and little to trade', inMemoryLayer(marketConditions.illiquid)],
  ] as const) {
    scenarios({ bot, config: scenarioConfig, layer })(
      id,
      `An hour in a rough market (${market}) → the limits hold, whatever is traded`,
      { verifies: ['every invariant holds', 'the bot trades, and by its rules'] },
      async ({ world, bot, verify }) => {
        await world.advance('1h');
        verify('every invariant holds', () => expect(world).toHoldInvariants());
        verify('the bot trades, and by its rules', () => {
          expect(bot.orders).not.toEqual([]);
          expect(bot.mode).toBe('Normal');
        });
      },
    );
  }
  // #endregion
};
