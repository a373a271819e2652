import type { Scenario } from '@bot/test-fixtures';

/** One order waits for the end of a rate limit when the kill switch is pulled; the venue can be reached all the time. */
export const killedWhileWaiting = (scenario: Scenario): void =>
  scenario(
    'OS-24',
    'Killed while an order waits to be sent again → it is given up, and never sent',
    {
      verifies: [
        'the order waits to be sent again',
        'it is given up at once',
        'nothing is sent from the kill on, whenever it would have been due',
        'it is not sent when a person resumes either',
      ],
      tags: ['scenario', 'fault'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      venue.faults.on('submitOrder').rateLimit({ retryAfterMs: 20_000 });
      const waiting = bot.submit.buy('BTC-USD', '0.01', { limit: '49000', timeInForce: 'GTC' });
      await world.advance('5s');
      verify('the order waits to be sent again', () => {
        expect(bot.journal.map(({ type }) => type)).toContain('RetryScheduled');
        expect(venue).toHaveReceived(1, 'submitOrder');
      });
      bot.control.send('Kill', 'it buys at any price');
      await world.advance('2s');
      verify('it is given up at once', () => {
        const given = bot.journal.flatMap((event) => (event.type === 'SendAbandoned' ? [event.payload] : []));
        expect(given).toMatchObject([{ clientOrderId: waiting.clientOrderId, action: 'Submit' }]);
      });
      await world.advance('3m');
      verify('nothing is sent from the kill on, whenever it would have been due', () =>
        expect(venue).toHaveReceived(1, 'submitOrder'),
      );
      bot.control.send('Resume', 'the strategy was corrected');
      await world.advance('1m');
      verify('it is not sent when a person resumes either', () => {
        expect(bot.mode).toBe('Normal');
        expect(waiting.status).toBe('Failed');
        expect(venue).toHaveReceived(1, 'submitOrder');
        expect(bot).toReconcileWith(venue);
      });
    },
  );
