import { moneyOf, quantityOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** The averages cross upwards (the bot is long already), then downwards at 50,005, where the bid stands at 50,000. */
export const closePosition = (scenario: Scenario): void =>
  scenario(
    'TL-02',
    'Position → CLOSE signal → liquidated',
    {
      verifies: [
        'the closing order is on the opposite side, for the whole position, and reduce-only',
        'the position is gone afterwards',
        'the realised result is that of the fills',
        'the cash is the proceeds less the fee',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.holds('BTC-USD', { quantity: '0.02', entry: '48000' });
      venue.market('BTC-USD').price('50050');
      await world.advance('22m');
      expect(bot).toHavePosition('BTC-USD', { quantity: '0.02', entry: '48000' });

      venue.market('BTC-USD').price('50150');
      await world.advance('3m');
      venue.market('BTC-USD').price('50005');
      await world.advance('5m');

      verify('the closing order is on the opposite side, for the whole position, and reduce-only', () => {
        const close = {
          side: 'Sell',
          quantity: quantityOf('0.02'),
          reduceOnly: true,
          reason: 'MovingAveragesCrossedDown',
        };
        expect(bot.orders).toEqual([expect.objectContaining({ ...close, status: 'Filled' })]);
      });
      verify('the position is gone afterwards', () => {
        expect(bot).toBeFlat();
        expect(bot).toReconcileWith(venue);
      });
      verify('the realised result is that of the fills', () => {
        // 0.02 × (50,000 − 48,000) = 40; the fee is 1.2 % of 1,000.
        expect(bot.result('BTC-USD')).toEqual({ realizedPnl: moneyOf('40'), commission: moneyOf('12') });
        expect(venue.truth.fills()).toEqual([expect.objectContaining({ commission: moneyOf('12') })]);
      });
      verify('the cash is the proceeds less the fee', () => expect(bot.cash('USD')).toEqual(moneyOf('10988')));
    },
  );
