import { pricePath, realisticMarketContext, type Scenario } from '@bot/test-fixtures';
import { priceOf } from '@bot/core';

export const pathOfPrices = (scenario: Scenario): void => {
  // #region example
  scenario(
    'GU-12',
    'The market goes up, stands and falls by a tenth → the bot knows where it is',
    { verifies: ['its mark is that of the venue', 'the venue has candles of half an hour with trades in them'] },
    async ({ world, bot, venue, verify }) => {
      await venue.market('BTC-USD').path(pricePath('50000', [['up', '0.02'], 'flat', ['down', '0.1']]));
      await world.advance('2m');
      verify('its mark is that of the venue', () =>
        expect(venue.truth.mark('BTC-USD').price).toEqual(priceOf('45900')),
      );
      const { candles } = await realisticMarketContext(world, { price: '46000' });
      verify('the venue has candles of half an hour with trades in them', () => {
        expect(candles).toHaveLength(30);
        expect(bot.mode).toBe('Normal');
      });
    },
  );
  // #endregion
};
