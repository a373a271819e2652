import { assert, type Side } from '@bot/core';
import type { BookEntry, BookLevel, BookSide } from './orderBook';
import { createPageOrder, filledFrom } from './pageOrder';
import { bestIn, dropLevel, levelIn, PAGE_PRICES, putLevel, worseIn } from './pricePage';
import { joinQueue, leaveQueue } from './queue';

/** A name of its own, because the one of the package is looked up again at each step. */
const mustBe: (condition: unknown, mustBeTrue: string) => asserts condition = assert;

/**
 * One side of a book. Every step costs the same however much waits: a price is found by its page and place, the next level by the
 * bits of the page, an entry by its own links. Only a price far from all others looks for its
 * place among the pages.
 * @throws AssertionFailed when an entry is put in twice, taken out twice, has no lots, or is of the other side
 */
export function createBookSide(side: Side): BookSide {
  // Prices are numbered from bad to good.
  const direction = side === 'Buy' ? 1 : -1;
  const pages = createPageOrder<BookLevel>();
  let size = 0;

  function best(): BookLevel | null {
    const page = pages.best();
    return page === null ? null : bestIn(page);
  }

  function worse({ ticks, page }: BookLevel): BookLevel | null {
    const inPage = worseIn(page, ticks * direction - page.pageNo * PAGE_PRICES);
    if (inPage !== null) return inPage;
    const next = filledFrom(page.worse);
    return next === null ? null : bestIn(next);
  }

  function levelAt(ticks: number): BookLevel | null {
    const pageNo = Math.floor((ticks * direction) / PAGE_PRICES);
    const page = pages.pageAt(pageNo);
    return page === null ? null : levelIn(page, ticks * direction - pageNo * PAGE_PRICES);
  }

  function rest(entry: BookEntry): void {
    mustBe(entry.level === null, 'an entry waits only once');
    mustBe(entry.side === side, 'an entry waits on its own side');
    mustBe(Number.isSafeInteger(entry.ticks), 'an entry waits at a whole tick');
    mustBe(Number.isSafeInteger(entry.lots) && entry.lots > 0, 'what waits has lots');
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
    mustBe(level !== null && entry.side === side, 'only what waits on this side leaves it');
    leaveQueue(level, entry);
    size -= 1;
    if (level.first === null) leaveOrder(level);
  }

  function leaveOrder({ ticks, page }: BookLevel): void {
    dropLevel(page, ticks * direction - page.pageNo * PAGE_PRICES);
    if (page.bits === 0) pages.emptied(page);
  }

  function reduce(entry: BookEntry, lots: number): void {
    const { level } = entry;
    mustBe(level !== null && entry.side === side, 'only what waits on this side shrinks');
    mustBe(lots >= 0 && lots <= entry.lots, 'an entry shrinks by at most what is left of it');
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
