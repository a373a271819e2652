import { fundedBroker, type Scenario } from '@bot/test-fixtures';
import { fatalOutcomes, livedUntilCrash, UNTIL_RESOLVED } from './crashes';

export const crashAtEveryWrite = (scenario: Scenario): void =>
  scenario(
    'OS-14',
    'Crash at every write → last valid state, no duplicate orders',
    {
      verifies: [
        'the day has many writes',
        'the next process goes on from what is durable',
        'no order is sent twice under two names',
        'what was pending is reconciled with the venue',
      ],
      tags: ['scenario', 'state', 'crash', 'slow'],
      start: false,
    },
    async ({ world, verify }) => {
      await livedUntilCrash(world);
      const writes = world.store.appends;
      const orders = world.venue.truth.orders().length;
      verify('the day has many writes', () => expect(writes).toBeGreaterThan(10));

      for (const outcome of fatalOutcomes) {
        for (let n = 1; n <= writes; n++) {
          await using crashed = world.another(`${outcome} at write ${n}`);
          await crashed.given(fundedBroker());
          crashed.store.onAppend(n, outcome);
          await livedUntilCrash(crashed);
          const durable = crashed.store.lastSeq;
          await crashed.restartBot('kill');
          await crashed.advance(UNTIL_RESOLVED);
          // It trades on; a lost answer that waits for an order that was never sent meets this one.
          crashed.bot.submit.buy('BTC-USD', '0.001');
          await crashed.advance('30s');

          verify('the next process goes on from what is durable', () => {
            expect(crashed.bot.journal.map(({ seq }) => seq)).toEqual(crashed.bot.journal.map((_, index) => index + 1));
            expect(crashed.bot.journal[durable]?.type).toBe('ProcessStarted');
          });
          // INV-06 and INV-07 look at each of them after each step; this is the sum.
          verify('no order is sent twice under two names', () =>
            expect(crashed.venue.truth.orders().length).toBeLessThanOrEqual(orders + 1),
          );
          verify('what was pending is reconciled with the venue', () => {
            expect(crashed.bot).toReconcileWith(crashed.venue);
            expect(crashed.bot.orders.map(({ status }) => status)).not.toContain('Unknown');
            expect(crashed.bot.mode).toBe('Normal');
          });
        }
      }
    },
  );
