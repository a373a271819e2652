import { assert, type Side } from '@bot/core';
import type { BookEntry, BookLevel, BookSide } from './orderBook';
import { createPageOrder } from './pageOrder';
import { bestFrom, dropLevel, levelIn, PAGE_PRICES, putLevel } from './pricePage';
import { joinQueue, leaveQueue } from './queue';

/**
 * One side of a book. Every step costs the same however much waits: a price is found by its page and place, the next level by the
 * bits of the page, an entry by its own links. Only a price far from all others looks for its place among the pages.
 * @throws AssertionFailed when an entry is put in twice, taken out twice, has no lots, or is of the other side
 */
export function createBookSide(side: Side): BookSide {
  // Prices are numbered from good to bad.
  const direction = side === 'Buy' ? -1 : 1;
  const pages = createPageOrder<BookLevel>();
  let size = 0;

  function best(): BookLevel | null {
    const page = pages.first();
    return page === null ? null : bestFrom(page, 0);
  }

  function worse({ ticks, page }: BookLevel): BookLevel | null {
    const inPage = bestFrom(page, ticks * direction - page.pageNo * PAGE_PRICES + 1);
    if (inPage !== null || page.worse === null) return inPage;
    return bestFrom(page.worse, 0);
  }

  function levelAt(ticks: number): BookLevel | null {
    const pageNo = Math.floor((ticks * direction) / PAGE_PRICES);
    const page = pages.pageAt(pageNo);
    return page === null ? null : levelIn(page, ticks * direction - pageNo * PAGE_PRICES);
  }

  function rest(entry: BookEntry): void {
    assert(entry.level === null, 'an entry waits only once');
    assert(entry.side === side, 'an entry waits on its own side');
    assert(Number.isSafeInteger(entry.ticks), 'an entry waits at a whole tick');
    assert(Number.isSafeInteger(entry.lots) && entry.lots > 0, 'what waits has lots');
    joinQueue(levelFor(entry.ticks), entry);
    size += 1;
  }

  function levelFor(ticks: number): BookLevel {
    const pageNo = Math.floor((ticks * direction) / PAGE_PRICES);
    const place = ticks * direction - pageNo * PAGE_PRICES;
    const page = pages.pageAt(pageNo) ?? pages.open(pageNo);
    const known = levelIn(page, place);
    if (known !== null) return known;
    const level: BookLevel = { ticks, lots: 0, first: null, last: null, page };
    putLevel(page, place, level);
    return level;
  }

  function remove(entry: BookEntry): void {
    const { level } = entry;
    assert(level !== null && entry.side === side, 'only what waits on this side leaves it');
    leaveQueue(level, entry);
    size -= 1;
    if (level.first === null) leaveOrder(level);
  }

  function leaveOrder({ ticks, page }: BookLevel): void {
    dropLevel(page, ticks * direction - page.pageNo * PAGE_PRICES);
    if (page.bits === 0) pages.close(page);
  }

  function reduce(entry: BookEntry, lots: number): void {
    const { level } = entry;
    assert(level !== null && entry.side === side, 'only what waits on this side shrinks');
    assert(lots >= 0 && lots <= entry.lots, 'an entry shrinks by at most what is left of it');
    if (lots === entry.lots) {
      remove(entry);
      entry.lots = 0;
    } else {
      entry.lots -= lots;
      level.lots -= lots;
    }
  }

  return {
    side,
    get size() {
      return size;
    },
    best,
    worse,
    levelAt,
    rest,
    remove,
    reduce,
  };
}
