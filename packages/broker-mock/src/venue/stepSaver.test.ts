import type { QuotedBook, VenueEvent } from '../exchange/venueEvent';
import { createStepSaver } from './stepSaver';

const step = (at: number, ...books: QuotedBook[]): VenueEvent => ({
  type: 'MarketStepped',
  at,
  books,
  position: { at },
});
const book = (bid: number | null, ask: number | null, change: Partial<QuotedBook> = {}): QuotedBook => ({
  instrumentId: 'BTC-PERP',
  bids: bid === null ? [] : [[bid, 1]],
  asks: ask === null ? [] : [[ask, 1]],
  ...change,
});
const rested: VenueEvent = { type: 'OrderRested', at: 9, orderNo: 1 };

/** A saver that has just saved a step, so that it holds the next ones back. */
function opened() {
  const saver = createStepSaver(60_000);
  saver.batchFor([step(0)]);
  return saver;
}

describe('steps that are held back', () => {
  it('become one, of the later quotes of each instrument, before the next thing that happens', () => {
    const saver = opened();
    const ether = book(5, 6, { instrumentId: 'ETH-PERP' });
    expect(saver.batchFor([step(1, book(99, 101), ether)])).toEqual([]);
    expect(saver.batchFor([step(2, book(98, 100))])).toEqual([]);
    expect(saver.batchFor([rested])).toEqual([step(2, book(98, 100), ether), rested]);
    expect(saver.flush()).toEqual([]);
  });

  it('are written once a minute all the same', () => {
    const saver = opened();
    expect(saver.batchFor([step(59_999, book(1, 2))])).toEqual([]);
    expect(saver.batchFor([step(60_000, book(2, 3))])).toEqual([step(60_000, book(2, 3))]);
  });

  it('keep an index that the later quotes do not tell', () => {
    const saver = opened();
    saver.batchFor([step(1, book(99, 101, { indexTicks: 90 }))]);
    saver.batchFor([step(2, book(98, 100))]);
    expect(saver.flush()).toEqual([step(2, book(98, 100, { indexTicks: 90 }))]);
  });

  it('stay apart where the later quotes make no mark, and the earlier ones did', () => {
    const saver = opened();
    saver.batchFor([step(1, book(99, 101))]);
    saver.batchFor([step(2, book(98, null))]);
    saver.batchFor([step(3, book(null, null))]);
    expect(saver.flush()).toEqual([step(1, book(99, 101)), step(3, book(null, null))]);
  });
});
