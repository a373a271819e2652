import { moneyOf, quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** The averages of 5 and 20 cycles cross when the price rises after it has stood still for longer than that. */
export const signalToPosition = (scenario: Scenario): void =>
  scenario(
    'TL-01',
    'BUY signal → order → fill → position',
    {
      verifies: [
        'the signal causes one order',
        'the order is well formed and quantised',
        'the fill updates the position',
        'the balances change by what the fill cost',
        'bot and venue have the same books',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('49900');
      await world.advance('22m');
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');

      verify('the signal causes one order', () => {
        expect(bot).toHaveEmitted(['SignalsAggregated', 'OrderSubmitted', 'SubmitAttempted', 'OrderProgressed']);
        expect(venue).toHaveReceived(1, 'submitOrder');
      });
      verify('the order is well formed and quantised', () => {
        // 5 % of the equity of 10,000 are 500: 0.01 BTC at the mark of 50,000.
        const order = { instrumentId: 'BTC-USD', side: 'Buy', type: 'Market', quantity: quantityOf('0.01') };
        expect(bot.orders).toEqual([expect.objectContaining({ ...order, status: 'Filled' })]);
      });
      verify('the fill updates the position', () =>
        // Half of the spread of 2 bps is 5: the ask stands at 50,005.
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50005' }),
      );
      verify('the balances change by what the fill cost', () => {
        // 0.01 × 50,005 = 500.05, and the fee of 1.2 % on it is 6.0006.
        expect(bot.cash('USD')).toEqual(moneyOf('9493.9494'));
        expect(world).toConserveCash();
      });
      verify('bot and venue have the same books', () => expect(bot).toReconcileWith(venue));
    },
  );
