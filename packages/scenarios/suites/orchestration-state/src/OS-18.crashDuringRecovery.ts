import { fundedBroker, type Scenario } from '@bot/test-fixtures';
import { fatalOutcomes, livedUntilCrash, UNTIL_RESOLVED } from './crashes';

export const crashDuringRecovery = (scenario: Scenario): void =>
  scenario(
    'OS-18',
    'Crash during recovery, again and again',
    {
      verifies: [
        'a recovery has several writes',
        'a recovery that was interrupted is taken up again',
        'recovering twice is recovering once',
        'no order comes of it',
      ],
      tags: ['scenario', 'state', 'crash', 'slow'],
      start: false,
    },
    async ({ world, verify }) => {
      /** A process is killed with an order under way; what the venue did with it is not known. */
      const untilTheOrderIsOut = async ({ bot, venue, settled }: typeof world) => {
        venue.faults.on('submitOrder').acceptThenDropResponse();
        bot.submit.buy('BTC-USD', '0.002');
        await settled();
      };

      await livedUntilCrash(world);
      await untilTheOrderIsOut(world);
      await world.restartBot('kill');
      await world.advance(UNTIL_RESOLVED);
      const before = world.store.appends;
      await world.restartBot('kill');
      await world.advance(UNTIL_RESOLVED);
      const writes = world.store.appends - before + 2;
      const owned = ({ bot }: typeof world) => ({ positions: bot.positions, cash: bot.cash('USD') });
      verify('a recovery has several writes', () => expect(writes).toBeGreaterThan(3));

      for (const outcome of fatalOutcomes) {
        for (let n = 1; n <= writes; n++) {
          await using again = world.another(`${outcome} at write ${n} of the recovery`);
          await again.given(fundedBroker());
          await livedUntilCrash(again);
          await untilTheOrderIsOut(again);
          const orders = again.venue.truth.orders().length;
          await again.restartBot('kill', (store) => store.onAppend(n, outcome)).catch(() => undefined);
          await again.advance('1m');
          verify('a recovery that was interrupted is taken up again', () => expect(again.store.isBehind).toBe(true));
          await again.restartBot('kill');
          await again.advance(UNTIL_RESOLVED);

          verify('recovering twice is recovering once', () => {
            expect(again.bot).toReconcileWith(again.venue);
            expect(owned(again)).toEqual(owned(world));
            expect(again.bot.mode).toBe('Normal');
          });
          verify('no order comes of it', () =>
            expect(again.venue.truth.orders().length).toBeLessThanOrEqual(orders + 1),
          );
        }
      }
    },
  );
