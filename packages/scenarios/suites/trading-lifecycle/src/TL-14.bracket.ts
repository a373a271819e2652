import { quantityOf, type VenueOrder } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** An entry of 0.04 at 50,010 of which 0.02 is there at first. Profit is taken 2 % above, a loss ends 1 % below. */
export const bracket = (scenario: Scenario): void =>
  scenario.use({
    config: {
      limits: { maxTradeValueUsd: '10000', positionCaps: { 'BTC-USD': '0.1' } },
      orders: { takeProfit: '0.02', stopLoss: '0.01' },
    },
  })(
    'TL-14',
    'Bracket: from the first partial fill on, profit and loss end at the venue, one of them once',
    {
      verifies: [
        'what was filled first is protected within a second',
        'the protection grows with the position',
        'the stop closes everything, and nothing more than that',
        'an exit cancels the protection first, and both never sell the same coins',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      const market = venue.market('BTC-USD');
      const brackets = (): readonly VenueOrder[] =>
        venue.truth.openOrders().filter(({ terms }) => terms.type === 'Bracket');
      market.depth('0.02');
      market.price('50000');
      await world.advance('2m');

      const entry = bot.submit.buy('BTC-USD', '0.04', { limit: '50010' });
      await entry.reaches('PartiallyFilled');
      market.price('50200');
      await world.advance('1s');
      verify('what was filled first is protected within a second', () => {
        expect(brackets().map(({ terms }) => [terms.side, terms.quantity, terms.reduceOnly])).toEqual([
          ['Sell', quantityOf('0.02'), true],
        ]);
      });

      market.depth('1');
      market.price('50000');
      await expect(entry).toBeFilled();
      await world.advance('1s');
      verify('the protection grows with the position', () => {
        const sizes = brackets().map(({ terms }) => terms.quantity);
        expect(sizes).toEqual([quantityOf('0.02'), quantityOf('0.02')]);
      });

      market.price('49000');
      await world.advance('10s');
      verify('the stop closes everything, and nothing more than that', () => {
        expect(bot).toBeFlat();
        expect(venue.truth.openOrders()).toEqual([]);
        expect(bot).toReconcileWith(venue);
      });

      const again = bot.submit.buy('BTC-USD', '0.02', { limit: '49010' });
      await expect(again).toBeFilled();
      await world.advance('1s');
      const exit = bot.submit.sell('BTC-USD', '0.02', { reduceOnly: true });
      // The stop is reached while the exit asks for its cancel.
      market.price('48000');
      await exit.reaches('Filled');
      await world.advance('2m');
      verify('an exit cancels the protection first, and both never sell the same coins', () => {
        expect(bot).toBeFlat();
        expect(venue.truth.openOrders()).toEqual([]);
        const sold = venue.truth.fills().filter(({ side }) => side === 'Sell');
        expect(sold.reduce((total, { quantity }) => total + Number(quantity), 0)).toBeCloseTo(0.06, 10);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
