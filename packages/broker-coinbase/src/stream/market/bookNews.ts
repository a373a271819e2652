import { priceOf, quantityOf, type EpochMs, type InstrumentId, type PriceLevel } from '@bot/core';
import { bookLevelOf, createLevel2Book, type BookLevel, type Level2Book } from '../book/level2Book';
import type { LevelChange, Level2Event } from '../frame/frame';
import { dataIdOf } from '../session/productAlias';
import type { Tell } from './numbering';
import type { QuoteNews } from './quoteNews';

export interface BookNews {
  /** False when the books of its connection must be asked for anew: this cannot be the book, or is older than what is known. */
  heard(event: Level2Event, at: EpochMs): boolean;
  /** Something of these was lost. A new connection counts its time anew. */
  lost(dataIds: readonly InstrumentId[], isNewConnection: boolean): void;
  /** Listeners have dropped every book: those that are still whole here are told again. */
  repeat(at: EpochMs): void;
}

export interface BookNewsOptions {
  /** The instruments that are told of under each id of the wire. */
  readonly groups: ReadonlyMap<InstrumentId, readonly InstrumentId[]>;
  /** Null where nobody asked for books; they are kept for the quotes then. */
  readonly tell: Tell | null;
  /** Null where nobody asked for quotes. */
  readonly quotes: QuoteNews | null;
}

interface KeptBook {
  readonly book: Level2Book;
  readonly instrumentIds: readonly InstrumentId[];
  /** Of the newest changes that were heard, applied or not. */
  newestAt: EpochMs;
}

/** Books from snapshots and changes, and quotes from books. */
export function createBookNews({ groups, tell, quotes }: BookNewsOptions): BookNews {
  const kept = new Map<InstrumentId, KeptBook>();
  for (const [dataId, instrumentIds] of groups) {
    kept.set(dataId, { book: createLevel2Book(), instrumentIds, newestAt: 0 });
  }

  function tellBook(
    type: 'BookSnapshot' | 'BookUpdate',
    { book, instrumentIds }: KeptBook,
    changes: readonly LevelChange[],
    at: EpochMs,
  ): void {
    if (tell === null) return;
    const levels = (type === 'BookSnapshot' ? book.levels() : changes.map(bookLevelOf)).map(priceLevelOf);
    for (const instrumentId of instrumentIds) tell({ type, instrumentId, levels }, at);
  }

  function offerTop({ book, instrumentIds }: KeptBook, at: EpochMs): void {
    const top = quotes === null ? null : book.top();
    if (top === null) return;
    const { bid, ask } = top;
    const prices = { bid: bid.price, bidSize: bid.quantity, ask: ask.price, askSize: ask.quantity };
    quotes?.offer(instrumentIds, prices, at);
  }

  return {
    heard(event, at) {
      const one = kept.get(dataIdOf(event.productId));
      if (one === undefined) return true;
      const { book } = one;
      // What has changed since would be missing from it.
      if (event.isSnapshot && at < one.newestAt) {
        book.invalidate();
        return false;
      }
      one.newestAt = Math.max(one.newestAt, at);
      const wasKept = book.isValid || event.isSnapshot;
      if (!book.apply(event)) return false;
      if (!wasKept) return true;
      tellBook(event.isSnapshot ? 'BookSnapshot' : 'BookUpdate', one, event.changes, at);
      offerTop(one, at);
      return true;
    },
    lost(dataIds, isNewConnection) {
      for (const id of dataIds) {
        const one = kept.get(id);
        if (one === undefined) continue;
        one.book.invalidate();
        if (isNewConnection) one.newestAt = 0;
        quotes?.forget(one.instrumentIds);
      }
    },
    repeat(at) {
      for (const one of kept.values()) if (one.book.isValid) tellBook('BookSnapshot', one, [], at);
    },
  };
}

const priceLevelOf = ({ isBid, price, quantity }: BookLevel): PriceLevel => ({
  side: isBid ? 'Buy' : 'Sell',
  price: priceOf(price),
  quantity: quantityOf(quantity),
});
