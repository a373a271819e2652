import { wireOf } from '@bot/suite-coinbase-conformance';
import type { Scenario } from '@bot/test-fixtures';

/** Two fills on a page, and new ones while the pages are read; then a cursor that leads nowhere. */
export const shiftingPages = (scenario: Scenario): void =>
  scenario(
    'BE-22',
    'Pages of fills shift while they are read; a cursor goes in a circle → complete, no fill twice, no loop',
    {
      verifies: [
        'every fill is booked once',
        'a circle ends in an error, and not in a list that is not whole',
        'the books are right once pages come to their end',
      ],
      tags: ['scenario', 'edge_case'],
      onlyHere: 'the port hands over whole lists, and only a wire has pages',
    },
    async ({ world, bot, venue, verify }) => {
      const { faults, simulator } = wireOf(venue);
      simulator.change({ mostPerPage: 2 });
      await world.advance('2m');
      // Nothing but the lists tells of them.
      venue.faults.on('reports').for('4m').drop();
      for (let round = 0; round < 5; round++) {
        bot.submit.buy('BTC-USD', '0.001');
        await world.advance('20s');
      }
      await world.advance('4m');
      const booked = () =>
        bot.journal.flatMap((event) => (event.type === 'FillSettled' ? [event.payload.fill.tradeId] : []));
      verify('every fill is booked once', () => {
        const made = venue.truth.fills().map(({ tradeId }) => tradeId);
        expect(booked().toSorted()).toEqual([...made].sort());
        expect(made).toHaveLength(5);
      });

      faults.on('GET /orders/historical/fills').for('2m').field('cursor', 'round-and-round');
      await world.advance('3m');
      verify('a circle ends in an error, and not in a list that is not whole', () => {
        const asked = venue.truth.requests().filter(({ method }) => method === 'fillsSince');
        // Not one after the other without an end.
        expect(asked.length).toBeLessThan(200);
        expect(bot.journal.filter(({ type }) => type === 'DriftFound')).toEqual([]);
      });
      await world.advance('4m');
      verify('the books are right once pages come to their end', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.005' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );
