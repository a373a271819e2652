import { priceOf, quantityOf, sum, zeroQuantity, type VenueOrder } from '@bot/core';
import type { VenueRequest } from '@bot/simulation';
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
        'what was filled first is protected within a second, with profit 2 % above its price and the stop 1 % below',
        'the protection grows with the position',
        'the stop closes everything, and nothing more than that',
        'the profit is taken at its price, and no stop stays behind',
        'an exit cancels the protection first',
        'where the stop was quicker than the exit, the coins are sold once',
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
      verify(
        'what was filled first is protected within a second, with profit 2 % above its price and the stop 1 % below',
        () => {
          // Bought at the ask of 50,005.
          expect(brackets().map(({ terms }) => terms)).toEqual([
            expect.objectContaining({
              ...{ side: 'Sell', quantity: quantityOf('0.02'), reduceOnly: true },
              ...{ limitPrice: priceOf('51005.1'), stopPrice: priceOf('49504.95') },
            }),
          ]);
        },
      );

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

      await expect(bot.submit.buy('BTC-USD', '0.02', { limit: '49010' })).toBeFilled();
      await world.advance('1s');
      market.price('50100');
      await world.advance('10s');
      verify('the profit is taken at its price, and no stop stays behind', () => {
        // 2 % above the 49,004.9 that it was bought at.
        expect(venue.truth.fills().at(-1)).toMatchObject({ side: 'Sell', price: priceOf('49985') });
        expect(bot).toBeFlat();
        expect(venue.truth.openOrders()).toEqual([]);
      });

      await expect(bot.submit.buy('BTC-USD', '0.02', { limit: '50110' })).toBeFilled();
      await world.advance('1s');
      const asked = venue.truth.requests().length;
      await expect(bot.submit.sell('BTC-USD', '0.02', { reduceOnly: true })).toBeFilled();
      verify('an exit cancels the protection first', () => {
        expect(methodsOf(venue.truth.requests().slice(asked))).toEqual(['cancelOrders', 'submitOrder']);
        expect(venue.truth.openOrders()).toEqual([]);
      });

      await expect(bot.submit.buy('BTC-USD', '0.02', { limit: '50110' })).toBeFilled();
      await world.advance('1s');
      const exit = bot.submit.sell('BTC-USD', '0.02', { reduceOnly: true });
      // The stop is reached while the exit asks for its cancel.
      market.price('49000');
      await world.advance('2m');
      verify('where the stop was quicker than the exit, the coins are sold once', () => {
        expect(exit.order).toMatchObject({ status: 'Failed', filledQuantity: quantityOf('0') });
        expect(bot).toBeFlat();
        expect(venue.truth.openOrders()).toEqual([]);
        const sold = venue.truth.fills().filter(({ side }) => side === 'Sell');
        expect(
          sum(
            sold.map(({ quantity }) => quantity),
            zeroQuantity,
          ),
        ).toEqual(quantityOf('0.1'));
        expect(bot).toReconcileWith(venue);
      });
    },
  );

const methodsOf = (requests: readonly VenueRequest[]): readonly string[] =>
  requests.map(({ method }) => method).filter((method) => /submit|cancel/.test(method));
