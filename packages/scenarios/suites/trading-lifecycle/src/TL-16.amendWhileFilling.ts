import { leavesQuantity, moneyOf, quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** 0.02 at 50,000 of which 0.005 is filled; then 0.03 is asked for, and another 0.005 fills before that arrives. */
export const amendWhileFilling = (scenario: Scenario): void =>
  scenario.use({ config: { limits: { maxTradeValueUsd: '10000', positionCaps: { 'BTC-USD': '0.1' } } } })(
    'TL-16',
    'Amended while it fills → what is replaced is what is not filled',
    {
      verifies: [
        'the order has its new terms, at the venue too',
        'what is left is the new quantity without what was filled',
        'what is held back is what is left',
        'more than was ordered at first may fill, and no more than is ordered now',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      const market = venue.market('BTC-USD');
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.02', { limit: '50000' });
      await order.reaches('Accepted');
      market.take('Sell', '0.005');
      await order.reaches('PartiallyFilled');

      bot.amend(order, { limit: '50001', quantity: '0.03' });
      market.take('Sell', '0.005');
      await world.advance('1s');
      verify('the order has its new terms, at the venue too', () => {
        expect(order.order).toMatchObject({ status: 'PartiallyFilled', quantity: quantityOf('0.03') });
        expect(venue.truth.openOrders()).toMatchObject([{ terms: { quantity: quantityOf('0.03') } }]);
      });
      verify('what is left is the new quantity without what was filled', () => {
        expect(order.order?.filledQuantity).toEqual(quantityOf('0.01'));
        expect(order.order && leavesQuantity(order.order)).toEqual(quantityOf('0.02'));
      });
      verify('what is held back is what is left', () => {
        // 0.02 × 50,001 and the fee of 1.2 % on it.
        const [usd] = venue.truth.balances().filter(({ currency }) => currency === 'USD');
        expect(usd?.hold).toEqual(moneyOf('1012.02024'));
      });

      market.take('Sell', '0.05');
      await verify('more than was ordered at first may fill, and no more than is ordered now', async () => {
        await expect(order).toBeFilled();
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.03' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
