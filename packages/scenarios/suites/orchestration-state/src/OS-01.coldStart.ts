import type { Scenario } from '@bot/test-fixtures';

export const coldStart = (scenario: Scenario): void =>
  scenario(
    'OS-01',
    'Cold start',
    {
      verifies: [
        'a window of marks exists for each instrument and is empty',
        'there are no positions and no orders',
        'the event store is there and empty',
        'tasks are registered and not started',
        'after the start all services are up',
      ],
      tags: ['scenario', 'state'],
      start: false,
    },
    async ({ bot, venue, world, verify }) => {
      verify('a window of marks exists for each instrument and is empty', () =>
        expect([...bot.snapshot.marks]).toEqual([
          ['BTC-USD', []],
          ['ETH-USD', []],
        ]),
      );
      verify('there are no positions and no orders', () => {
        expect(bot.positions).toEqual([]);
        expect(bot.orders).toEqual([]);
        expect(venue.truth.requests()).toEqual([]);
      });
      verify('the event store is there and empty', () => {
        expect(world.store.lastSeq).toBe(0);
        expect(bot.journal).toEqual([]);
      });
      verify('tasks are registered and not started', () =>
        expect(bot.tasks).toEqual(
          (
            [
              ['Reconciliation', 90_000],
              ['OrderReconciliation', 45_000],
              ['Guards', 60_000],
              ['Telemetry', 300_000],
              ['Metrics', 60_000],
            ] as const
          ).map(([name, intervalMs]) => ({ name, intervalMs, nextAt: null, lastRanAt: null, failures: 0 })),
        ),
      );

      await bot.start();
      verify('after the start all services are up', () => {
        expect(bot).toHaveEmitted(['ProcessStarted', 'InstrumentListed', 'CashAdopted', 'BooksCompared']);
        expect(bot.mode).toBe('Normal');
        for (const { nextAt, intervalMs } of bot.tasks) expect(nextAt).toBe(world.clock.now() + intervalMs);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
