import { leavesQuantity, moneyOf, quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** 0.06 stands at the ask of 50,005; the order wants 0.1, and then the market moves away. */
export const partialFill = (scenario: Scenario): void =>
  scenario.use({ config: { limits: { maxTradeValueUsd: '10000', positionCaps: { 'BTC-USD': '0.1' } } } })(
    'TL-10',
    'Partial fill → tracked → remainder canceled',
    {
      verifies: [
        'the partial fill is seen',
        'the position is what was filled',
        'what is left is updated',
        'the remainder can be canceled',
        'what was kept back for it is released',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').depth('0.06');
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');

      const order = bot.submit.buy('BTC-USD', '0.1', { limit: '50005' });
      await verify('the partial fill is seen', () => expect(order).toBePartiallyFilled());
      venue.market('BTC-USD').price('50100');
      await world.advance('10s');

      verify('the position is what was filled', () =>
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.06', entry: '50005' }),
      );
      verify('what is left is updated', () => {
        expect(order.order?.filledQuantity).toEqual(quantityOf('0.06'));
        expect(order.order && leavesQuantity(order.order)).toEqual(quantityOf('0.04'));
      });

      bot.cancel(order);
      await verify('the remainder can be canceled', () => expect(order).toBeCanceled());
      await world.advance('10s');
      verify('what was kept back for it is released', () => {
        // 0.06 × 50,005 = 3,000.30 and the fee of 1.2 % on it, 36.0036; nothing is held any more.
        const [usd] = venue.truth.balances().filter(({ currency }) => currency === 'USD');
        expect(usd).toMatchObject({ total: moneyOf('6963.6964'), hold: moneyOf('0') });
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.06' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
