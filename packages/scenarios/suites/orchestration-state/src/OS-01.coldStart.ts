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
        expect(bot.tasks).toEqual([{ name: 'Reconciliation', intervalMs: 90_000, nextAt: null }]),
      );

      await bot.start();
      verify('after the start all services are up', () => {
        expect(bot).toHaveEmitted(['ProcessStarted', 'InstrumentListed', 'CashAdopted', 'BooksCompared']);
        expect(bot.mode).toBe('Normal');
        expect(bot.tasks).toEqual([expect.objectContaining({ nextAt: world.clock.now() + 90_000 })]);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
