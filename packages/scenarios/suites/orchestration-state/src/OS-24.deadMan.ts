import { scenarioConfig, type Scenario } from '@bot/test-fixtures';

/** The venue is out of contact for five minutes, and two are allowed. Coinbase has no timer that would cancel by itself. */
export const deadMan = (scenario: Scenario): void =>
  scenario.use({ config: { guards: { ...scenarioConfig.guards, deadManMs: 120_000 } } })(
    'OS-24',
    'Out of contact for too long → halted by itself, and canceled as soon as the venue can be reached',
    {
      verifies: [
        'a shorter time pauses entries and halts nothing',
        'the dead man’s switch halts, and says for how long nobody was reached',
        'the cancels are asked for until they are confirmed',
        'it stays halted when the venue is back, also after a restart',
        'it ends when a person resumes',
      ],
      tags: ['scenario', 'fault'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      const resting = bot.submit.buy('BTC-USD', '0.01', { limit: '49000', timeInForce: 'GTC' });
      await resting.reaches('Accepted');

      venue.faults.outage({ kind: 'unreachable', for: '5m' });
      await world.advance('90s');
      verify('a shorter time pauses entries and halts nothing', () => {
        expect(bot.mode).toBe('EntriesPaused');
        expect(resting.status).toBe('Accepted');
      });
      await world.advance('3m');
      verify('the dead man’s switch halts, and says for how long nobody was reached', () => {
        const tripped = bot.restrictions.filter(({ cause }) => cause === 'DeadMan');
        expect(tripped).toMatchObject([{ scope: 'All', mode: 'Halted', actor: 'Bot', until: null }]);
        expect(Number(tripped[0]?.numbers['forMs'])).toBeGreaterThanOrEqual(120_000);
        expect(bot).toHaveAlerted('DeadMan', { severity: 'Critical' });
      });
      expect(venue.truth.openOrders()).toHaveLength(1);

      await world.advance('5m');
      verify('the cancels are asked for until they are confirmed', () => {
        expect(venue.truth.openOrders()).toEqual([]);
        expect(resting.status).toBe('Canceled');
      });
      await world.restartBot();
      await world.advance('1m');
      await verify('it stays halted when the venue is back, also after a restart', async () => {
        expect(bot).toBeHalted();
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied('TradingHalted');
      });
      bot.setMode('Normal', 'the line was mended');
      await world.advance('1s');
      await verify('it ends when a person resumes', () => expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled());
    },
  );
