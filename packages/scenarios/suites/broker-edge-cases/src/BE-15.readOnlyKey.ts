import type { Scenario } from '@bot/test-fixtures';

/** The bot starts with a key that may only read, gets one that may trade, and loses that right again. */
export const readOnlyKey = (scenario: Scenario): void =>
  scenario(
    'BE-15',
    'A key that may only read → the bot starts and reads, writes nothing, and says so',
    {
      verifies: [
        'the start says that the key is read-only and asks for one that may trade',
        'the books are read and compared',
        'orders are denied before they leave',
        'with a key that may trade it trades, by itself',
        'a key that loses the right is found by what it was forbidden: nothing else is written',
        'exits and cancels do not leave either, and live orders stay as they are',
        'with the right and a resume what waited leaves',
      ],
      tags: ['scenario', 'edge_case', 'security'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.permissions({ canTrade: false });
      await world.advance('2m');
      verify('the start says that the key is read-only and asks for one that may trade', () => {
        const alert = { severity: 'Critical', subject: 'All', times: 1 } as const;
        expect(bot).toHaveAlerted('ReadOnlyKey', { ...alert, saying: 'read-only' });
        expect(bot).toHaveAlerted('ReadOnlyKey', { ...alert, saying: 'Give the bot a key that may trade' });
        expect(bot.alerts).toHaveLength(1);
      });
      verify('the books are read and compared', () => {
        expect(bot).toHaveEmitted(['BooksCompared']);
        expect(bot).toReconcileWith(venue);
      });
      await verify('orders are denied before they leave', async () => {
        await expect(bot.submit.buy('BTC-USD', '0.01')).toBeDenied('NotPermitted');
        expect(venue).toHaveReceived(0, 'submitOrder');
      });

      venue.permissions({ canTrade: true });
      await world.advance('6m');
      await verify('with a key that may trade it trades, by itself', async () => {
        expect(bot.restrictions).toEqual([]);
        await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
      });
      const resting = bot.submit.buy('BTC-USD', '0.01', { limit: '40000' });
      await resting.reaches('Accepted');

      venue.permissions({ canTrade: false });
      const forbidden = bot.submit.buy('BTC-USD', '0.002');
      await verify(
        'a key that loses the right is found by what it was forbidden: nothing else is written',
        async () => {
          await expect(forbidden).toBeFailed();
          expect(bot.restrictions).toMatchObject([{ scope: 'All', cause: 'ReadOnlyKey' }]);
          expect(venue).toHaveReceived(3, 'submitOrder');
        },
      );
      bot.cancel(resting);
      await world.advance('10m');
      await verify('exits and cancels do not leave either, and live orders stay as they are', async () => {
        await expect(bot.submit.sell('BTC-USD', '0.01', { reduceOnly: true })).toBeDenied('NotPermitted');
        expect(venue).toHaveReceived(0, 'cancelOrders');
        expect(venue.truth.openOrders()).toHaveLength(1);
        expect(bot).toHaveAlerted('ReadOnlyKey', { times: 2 });
      });

      venue.permissions({ canTrade: true });
      bot.setMode('Normal', 'the key may trade again');
      await world.advance('5s');
      await verify('with the right and a resume what waited leaves', async () => {
        await expect(resting).toBeCanceled();
        await expect(bot.submit.sell('BTC-USD', '0.01', { reduceOnly: true })).toBeFilled();
        expect(bot).toBeFlat();
      });
    },
  );
