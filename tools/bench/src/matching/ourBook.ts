import { applyMatches, createOrderBook, matchesIn, type BookEntry, type BookSide } from '@bot/broker-mock';
import { createTally, traded, type Engine } from '../workload/engine';
import { queuesOf } from './queuesOf';

/** The matching core of the simulated exchange, without accounts and money. */
export function createOurBook(slots: number): Engine {
  const book = createOrderBook();
  const { bids, asks } = book;
  const entries = new Array<BookEntry | null>(slots).fill(null);
  const tally = createTally();

  /** What is left. */
  function meet(side: BookSide, limitTicks: number | null, lots: number): number {
    let leaves = lots;
    const first = matchesIn(side, limitTicks, lots);
    for (let match = first; match !== null; match = match.next) {
      traded(tally, match.entry.ticks, match.lots);
      leaves -= match.lots;
    }
    applyMatches(side, first);
    return leaves;
  }

  return {
    tally,
    add(slot, _name, _market, isBuy, ticks, lots) {
      const leaves = meet(isBuy ? asks : bids, ticks, lots);
      if (leaves === 0) return;
      const entry: BookEntry = {
        accountId: '',
        orderNo: slot,
        side: isBuy ? 'Buy' : 'Sell',
        ticks,
        lots: leaves,
        reduceOnly: false,
        level: null,
        ahead: null,
        behind: null,
      };
      entries[slot] = entry;
      (isBuy ? bids : asks).rest(entry);
    },
    cancel(slot) {
      const entry = entries[slot];
      if (entry) (entry.side === 'Buy' ? bids : asks).remove(entry);
    },
    take(_market, _name, isBuy, lots) {
      meet(isBuy ? asks : bids, null, lots);
    },
    waiting: () => queuesOf(book),
  };
}
