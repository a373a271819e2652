import type { Scenario } from '@bot/test-fixtures';

export const haltWhileUnreachable = (scenario: Scenario): void =>
  scenario(
    'OS-24',
    'Halted while the venue cannot be reached → canceled as soon as it can',
    {
      verifies: [
        'nothing is sent from the halt on',
        'the cancels are asked for until they are confirmed',
        'a restart leaves it halted',
        'it ends when a person resumes',
      ],
      tags: ['scenario', 'fault'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      const resting = bot.submit.buy('BTC-USD', '0.01', { limit: '49000', timeInForce: 'GTC' });
      await resting.reaches('Accepted');

      venue.faults.outage({ kind: 'unreachable', for: '3m' });
      await world.advance('10s');
      bot.setMode('Halted', 'the exchange is down');
      await world.advance('1m');
      await verify('nothing is sent from the halt on', async () =>
        expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied('TradingHalted'),
      );
      expect(venue.truth.openOrders()).toHaveLength(1);

      await world.advance('5m');
      verify('the cancels are asked for until they are confirmed', () => {
        expect(venue.truth.openOrders()).toEqual([]);
        expect(resting.status).toBe('Canceled');
      });

      await world.restartBot();
      await world.advance('1m');
      verify('a restart leaves it halted', () => expect(bot.mode).toBe('Halted'));
      bot.setMode('Normal', 'all well again');
      await world.advance('1s');
      await verify('it ends when a person resumes', () => expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled());
    },
  );
