/**
 * Things by their running number, from 1 to 2³². Finding one costs a step or two however many there are; numbers are given out in
 * order and the old ones go, so that things stand in pages, and a page goes when all on it have gone.
 */
export interface NumberedTable<T> {
  get(number: number): T | undefined;
  set(number: number, thing: T): void;
  delete(number: number): void;
  /** In the order of their numbers. */
  values(): Iterable<T>;
}

interface Page<T> {
  readonly things: (T | undefined)[];
  count: number;
}

const PAGE_BITS = 10;
const PAGE_SIZE = 1 << PAGE_BITS;
const PLACE = PAGE_SIZE - 1;

export function createNumberedTable<T>(): NumberedTable<T> {
  let pages: (Page<T> | undefined)[] = [];
  let firstPage = 0;

  /** Pages that have gone leave the head of the list, now and then. */
  function forget(index: number): void {
    pages[index] = undefined;
    let gone = 0;
    while (gone < pages.length && pages[gone] === undefined) gone += 1;
    if (gone < pages.length / 2) return;
    pages = pages.slice(gone);
    firstPage += gone;
  }

  return {
    get: (number) => pages[(number >>> PAGE_BITS) - firstPage]?.things[number & PLACE],
    set(number, thing) {
      if (pages.length === 0) firstPage = number >>> PAGE_BITS;
      const index = (number >>> PAGE_BITS) - firstPage;
      const page = (pages[index] ??= { things: [], count: 0 });
      if (page.things[number & PLACE] === undefined) page.count += 1;
      page.things[number & PLACE] = thing;
    },
    delete(number) {
      const index = (number >>> PAGE_BITS) - firstPage;
      const page = pages[index];
      if (page?.things[number & PLACE] === undefined) return;
      page.things[number & PLACE] = undefined;
      page.count -= 1;
      if (page.count === 0) forget(index);
    },
    *values() {
      for (const page of pages) {
        for (const thing of page?.things ?? []) if (thing !== undefined) yield thing;
      }
    },
  };
}
