import { exceeds, isPositive, quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

const PERPETUAL = 'BTC-PERP';

/** Long 0.55 at 50,000 on 10,000 USD: the venue would liquidate below some 33,490, and 15 % of the mark are to be kept. */
export const nearLiquidation = (scenario: Scenario): void =>
  scenario.use({
    config: {
      instrumentIds: [PERPETUAL],
      limits: { maxTradeValueUsd: null, dailyLossLimitUsd: null },
      strategy: { trailingStop: '0.9' },
    },
  })(
    'TL-19',
    'The price comes near to the liquidation of a perpetual → reduced before the venue does it',
    {
      verifies: [
        'the bot says so, and makes the position smaller by as much as it must',
        'it ends when there is room again',
        'it goes on while the price falls, and the venue never liquidates',
      ],
      tags: ['scenario', 'risk'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market(PERPETUAL).price('50000');
      venue.market(PERPETUAL).depth('5');
      await world.advance('2m');
      await bot.submit.buy(PERPETUAL, '0.55');
      venue.market(PERPETUAL).price('39000');
      await world.advance('2m');

      // 3,617.22 are left at 39,000. For a fourth more than the 15 % a position needs 22.8125 % of its value: 0.4065 may stay.
      verify('the bot says so, and makes the position smaller by as much as it must', () => {
        expect(bot.alerts.map(({ code, subject }) => [code, subject])).toEqual([['LiquidationNear', PERPETUAL]]);
        expect(bot).toHavePosition(PERPETUAL, { quantity: '0.4065' });
        expect(venue).toHaveReceived(2, 'submitOrder');
      });
      verify('it ends when there is room again', () => expect(bot.restrictions).toEqual([]));

      await venue.market(PERPETUAL).path('39000 → 30000 over 30m');
      await world.advance('2m');
      verify('it goes on while the price falls, and the venue never liquidates', () => {
        expect(isPositive(bot.position(PERPETUAL).netQuantity)).toBe(true);
        expect(exceeds(quantityOf('0.3'), bot.position(PERPETUAL).netQuantity)).toBe(true);
        const ours = new Set(bot.orders.map(({ clientOrderId }) => clientOrderId));
        expect(venue.truth.orders().every(({ progress }) => ours.has(progress.clientOrderId))).toBe(true);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
