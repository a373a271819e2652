import type { Scenario } from '@bot/test-fixtures';

export const dailyLoss = (scenario: Scenario): void =>
  scenario(
    'TL-05',
    'Day has lost as much as it may → reduce-only until the next day',
    {
      verifies: [
        'the loss counts what is realised, what is not, and the fees',
        'entries are denied',
        'an exit passes',
        'a resting order that could open a position is canceled',
        'it survives a restart',
        'it ends with the day, once',
      ],
      tags: ['scenario', 'risk'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.holds('BTC-USD', { quantity: '0.05', entry: '50000' });
      venue.market('BTC-USD').price('50000');
      venue.market('ETH-USD').price('3000');
      await world.advance('2m');
      const resting = bot.submit.buy('ETH-USD', '0.1', { limit: '2000', timeInForce: 'GTC' });
      await resting.reaches('Accepted');

      // 0.03 is sold at the bid of 44,995.5: 150.135 of the 500 that a day may lose are realised, and 16.19838 are the fee on
      // 1,349.865. The other 0.02 may lose 333.66662: down to 33,316.669. Any two of the three alone stay within the limit.
      venue.market('BTC-USD').price('45000');
      await world.advance('2m');
      await expect(bot.submit.sell('BTC-USD', '0.03')).toBeFilled();
      venue.market('BTC-USD').price('33400');
      await world.advance('2m');
      expect(bot.mode).toBe('Normal');
      venue.market('BTC-USD').price('33300');
      await world.advance('2m');

      verify('the loss counts what is realised, what is not, and the fees', () => {
        // 150.135 + 16.19838 + 0.02 × (50,000 − 33,300)
        const numbers = { dayResult: '-500.33338', dailyLossLimitUsd: '500' };
        expect(bot.restrictions).toEqual([
          expect.objectContaining({ scope: 'All', cause: 'DailyLossLimit', mode: 'ReduceOnly', numbers }),
        ]);
        expect(bot).toHaveAlerted('DailyLossLimit');
      });
      await verify('a resting order that could open a position is canceled', async () =>
        expect((await resting).status).toBe('Canceled'),
      );
      await verify('entries are denied', () => expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied('ReduceOnly'));
      await verify('an exit passes', () =>
        expect(bot.submit.sell('BTC-USD', '0.01', { reduceOnly: true })).toBeFilled(),
      );

      await world.restartBot();
      await world.advance('2m');
      await verify('it survives a restart', () => expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied('ReduceOnly'));

      await world.advance('30m');
      verify('it ends with the day, once', () => {
        expect(bot.mode).toBe('Normal');
        expect(bot.journal.filter(({ type }) => type === 'DayOpened')).toHaveLength(2);
      });
    },
  );
