import { quantityOf } from '@bot/core';
import { scenarioConfig, type Scenario } from '@bot/test-fixtures';

const PERPETUAL = 'BTC-PERP';

/** 0.5 at 49,900 need 2,495 of margin. After a part was filled money leaves the account, and the venue cannot carry more. */
export const marginLimitedPartial = (scenario: Scenario): void =>
  scenario.use({
    config: {
      instrumentIds: [PERPETUAL],
      limits: { maxTradeValueUsd: null, dailyLossLimitUsd: null },
      reconciliation: { unexplainedCash: 'adopt' },
      guards: { ...scenarioConfig.guards, minLiquidationDistance: null },
    },
  })(
    'BE-17',
    'Margin enough for a part only → that part is kept, the rest is canceled by the venue',
    {
      verifies: [
        'the order has ended with the reason of the venue, and its part counts',
        'the operator is told why',
        'the position is what was filled',
        'nothing is kept back for the rest',
        'the rest is not ordered again, and more is denied by what is left',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market(PERPETUAL).price('50000');
      await world.advance('2m');
      const order = bot.submit.buy(PERPETUAL, '0.5', { limit: '49900' });
      await order.reaches('Accepted');
      venue.market(PERPETUAL).price('49901');
      await world.advance('2s');
      venue.market(PERPETUAL).take('Sell', '0.2');
      await order.reaches('PartiallyFilled');
      const filled = order.order?.filledQuantity;
      venue.deposit('USD', '-8800');
      venue.cancelRest(String(order.order?.venueOrderId), 'InsufficientFunds');

      await verify('the order has ended with the reason of the venue, and its part counts', async () => {
        await expect(order).toBeCanceled();
        expect(order.order).toMatchObject({ rejectReason: 'InsufficientFunds', filledQuantity: filled });
      });
      verify('the operator is told why', () =>
        expect(bot).toHaveAlerted('InsufficientFunds', { subject: PERPETUAL, saying: 'lower the limits', times: 1 }),
      );
      await world.advance('4m');
      verify('the position is what was filled', () => {
        expect(filled).toEqual(quantityOf('0.2'));
        expect(bot.position(PERPETUAL).netQuantity).toEqual(filled);
      });
      verify('nothing is kept back for the rest', () => {
        expect(venue.truth.openOrders()).toEqual([]);
        expect(bot).toReconcileWith(venue);
      });
      await verify('the rest is not ordered again, and more is denied by what is left', async () => {
        expect(venue).toHaveReceived(1, 'submitOrder');
        await expect(bot.submit.buy(PERPETUAL, '0.4')).toBeDenied('MaxLeverage');
      });
    },
  );
