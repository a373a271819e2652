import type { FillDetail } from '@bot/core';
import { wireOf } from '@bot/suite-coinbase-conformance';
import type { Scenario } from '@bot/test-fixtures';

/** Two fills on a page, and a new one while the pages are read; then a cursor that leads back to where it was. */
export const shiftingPages = (scenario: Scenario): void =>
  scenario(
    'BE-22',
    'Pages of fills shift while they are read; a cursor goes in a circle → complete, no fill twice, no loop',
    {
      verifies: [
        'every fill is booked once',
        'a circle ends in an error that says so, and not in a list that is not whole',
        'nobody reads on without an end',
        'the books are right once pages come to their end',
      ],
      tags: ['scenario', 'edge_case'],
      onlyHere: 'the port hands over whole lists, and only a wire has pages',
    },
    async ({ world, bot, venue, verify }) => {
      const { faults, simulator } = wireOf(venue);
      const market = venue.market('BTC-USD');
      const sellTo = (times: number): void => {
        for (let nth = 0; nth < times; nth++) market.take('Sell', '0.001');
      };
      const made = () => venue.truth.fills().map(({ tradeId }) => tradeId);
      const booked = () =>
        bot.journal.flatMap((event) => (event.type === 'FillSettled' ? [event.payload.fill.tradeId] : []));
      const readings = () => venue.truth.requests().filter(({ method }) => method === 'fillsSince').length;
      simulator.change({ mostPerPage: 2 });
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.012', { limit: '50000' });
      await order.reaches('Accepted');

      // Nothing but the lists tells of them.
      venue.faults.on('reports').for('3m').drop();
      sellTo(5);
      const before = readings();
      await world.until(() => readings() > before, { what: 'the first page' });
      sellTo(1);
      await world.advance('4m');
      verify('every fill is booked once', () => {
        expect(made()).toHaveLength(6);
        expect(booked().toSorted()).toEqual(made().toSorted());
      });

      venue.faults.on('reports').for('3m').drop();
      sellTo(6);
      const [newest] = venue.truth.fills().slice(-1);
      faults.on('GET /orders/historical/fills').for('2m').field('cursor', cursorAfter(newest));
      const untilCircle = readings();
      await world.advance('2m');
      verify('a circle ends in an error that says so, and not in a list that is not whole', () => {
        expect(bot).toHaveAlerted('BooksUnreadable', { saying: 'the same page was named twice' });
        expect(booked()).toHaveLength(6);
      });
      verify('nobody reads on without an end', () => expect(readings() - untilCircle).toBeLessThan(200));
      await world.advance('4m');
      verify('the books are right once pages come to their end', () => {
        expect(booked().toSorted()).toEqual(made().toSorted());
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.012' });
        expect(bot).toReconcileWith(venue);
      });
    },
  );

/** Where the venue goes on after a fill: with what is older. */
const cursorAfter = (fill: FillDetail | undefined): string =>
  `fill-${String(fill?.venueOrderId.slice(1))}-${String(fill?.tradeId.slice(1))}`;
