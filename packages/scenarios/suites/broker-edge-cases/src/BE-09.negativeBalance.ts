import { moneyOf } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

/** The venue says that less than nothing is there, three times in a row. */
export const negativeBalance = (scenario: Scenario): void =>
  scenario(
    'BE-09',
    'A balance below zero → not believed, halted until it can be true',
    {
      verifies: [
        'the number is not taken over',
        'trading is halted, and the operator is told once',
        'no order is placed meanwhile',
        'the first balance that can be true ends the halt by itself',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      venue.faults.on('balances').for('20s').malformed('NegativeBalance');
      // Past the next reading of the books.
      await world.advance('61s');
      verify('trading is halted, and the operator is told once', () => expect(bot.mode).toBe('Halted'));
      verify('the number is not taken over', () => expect(bot.cash('USD')).toEqual(moneyOf('10000')));
      const order = await bot.submit.buy('BTC-USD', '0.01').decided();
      await world.advance('10s');
      verify('trading is halted, and the operator is told once', () => {
        expect(bot).toHaveAlerted('ImpossibleBalance', { times: 1 });
        expect(bot.alerts).toHaveLength(1);
      });
      verify('no order is placed meanwhile', () => {
        expect(order).toMatchObject({ decision: 'Denied', reason: 'TradingHalted' });
        expect(venue).toHaveReceived(0, 'submitOrder');
      });
      await world.advance('30s');
      verify('the first balance that can be true ends the halt by itself', () => {
        expect(bot.mode).toBe('Normal');
        expect(bot).toReconcileWith(venue);
      });
    },
  );
