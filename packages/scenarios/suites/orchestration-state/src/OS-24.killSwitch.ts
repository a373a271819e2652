import type { Scenario, WorldBot } from '@bot/test-fixtures';

/** How another process pulls the kill switch, and what it has to do before anything can be resumed. */
interface Way {
  readonly name: string;
  pull(bot: WorldBot): void;
  clear(bot: WorldBot): void;
}

const ways: readonly Way[] = [
  {
    name: 'by a command of another process',
    pull: ({ control }) => void control.send('Kill', 'it buys at any price'),
    clear: () => undefined,
  },
  {
    name: 'by the KILL file, with a broken inbox',
    pull({ control }) {
      control.breakInbox();
      control.putKillFile('it buys at any price');
    },
    clear({ control }) {
      control.mendInbox();
      control.removeKillFile();
    },
  },
];

export function killSwitch(scenario: Scenario): void {
  for (const { name, pull, clear } of ways) {
    scenario(
      'OS-24',
      `Killed ${name} while the venue cannot be reached → canceled as soon as it can`,
      {
        verifies: [
          'nothing is sent from the kill on',
          'the log says who pulled it and why',
          'the cancels are asked for until they are confirmed',
          'a restart leaves it halted',
          'a resume without a reason is refused',
          'it ends when a person resumes with a reason',
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
        pull(bot);
        await world.advance('1m');
        await verify('nothing is sent from the kill on', async () =>
          expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied('TradingHalted'),
        );
        verify('the log says who pulled it and why', () => {
          const killed = bot.restrictions.filter(({ cause }) => cause === 'KillSwitch');
          expect(killed).toMatchObject([{ scope: 'All', mode: 'Halted', actor: 'Operator' }]);
          expect(killed[0]?.numbers).toEqual({ said: 'it buys at any price', by: expect.any(String) as string });
        });

        await world.advance('5m');
        verify('the cancels are asked for until they are confirmed', () => {
          expect(venue.truth.openOrders()).toEqual([]);
          expect(resting.status).toBe('Canceled');
        });

        await world.restartBot();
        await world.advance('1m');
        verify('a restart leaves it halted', () => expect(bot.mode).toBe('Halted'));

        clear(bot);
        await world.advance('1m');
        const silent = bot.control.send('Resume', '');
        await world.advance('2s');
        verify('a resume without a reason is refused', () => {
          expect(silent.answer).toMatchObject({ outcome: 'Refused', refusal: 'ReasonMissing' });
          expect(bot.mode).toBe('Halted');
        });
        const resumed = bot.control.send('Resume', 'the strategy was corrected');
        await world.advance('2s');
        await verify('it ends when a person resumes with a reason', async () => {
          expect(resumed.answer).toMatchObject({ outcome: 'Done' });
          await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
        });
      },
    );
  }
}
