import * as fc from 'fast-check';
import { createPageOrder, filledFrom, type PageOrder } from './pageOrder';
import type { PricePage } from './pricePage';

/** An order whose pages are marked as filled when they open, and empty when they are left. */
function pages() {
  const order = createPageOrder<never>();
  return {
    ...order,
    fill(pageNo: number) {
      const page = order.pageAt(pageNo) ?? order.open(pageNo);
      page.bits = 1;
      return page;
    },
    leave(pageNo: number) {
      const page = order.pageAt(pageNo);
      if (page === null) return;
      page.bits = 0;
      order.emptied(page);
    },
  };
}

/** The numbers of the filled pages, read in both directions. */
function filled({ best }: Pick<PageOrder<never>, 'best'>): readonly (readonly number[])[] {
  const down: number[] = [];
  const up: number[] = [];
  let last: PricePage<never> | null = null;
  for (let page = best(); page !== null; page = filledFrom(page.worse)) {
    down.push(page.pageNo);
    last = page;
  }
  for (let page = last; page !== null; page = page.better) if (page.bits !== 0) up.unshift(page.pageNo);
  return [down, up];
}

describe('the order of pages', () => {
  it('is empty at first, and after the last page', () => {
    const order = pages();
    expect([order.best(), order.pageAt(3)]).toEqual([null, null]);
    order.fill(3);
    order.leave(3);
    expect(order.best()).toBeNull();
    order.fill(5);
    expect(filled(order)).toEqual([[5], [5]]);
  });

  it('goes from the highest number to the lowest, whatever came first', () => {
    const order = pages();
    for (const pageNo of [5, -2, 9, 7]) order.fill(pageNo);
    expect(filled(order)).toEqual([
      [9, 7, 5, -2],
      [9, 7, 5, -2],
    ]);
    order.leave(7);
    order.leave(9);
    expect(filled(order)).toEqual([
      [5, -2],
      [5, -2],
    ]);
  });

  it('tells pages apart whose numbers end alike', () => {
    const order = pages();
    const numbers = [1, 65, 2 ** 32 + 1, -63];
    for (const pageNo of numbers) order.fill(pageNo);
    for (const pageNo of numbers) expect(order.pageAt(pageNo)?.pageNo).toBe(pageNo);
    expect(order.pageAt(129)).toBeNull();
  });

  it('keeps a page that was emptied for a while, and lets 33 of them go together', () => {
    const order = pages();
    const refilled = order.fill(0);
    order.fill(99);
    for (let pageNo = 0; pageNo < 32; pageNo += 1) {
      order.fill(pageNo);
      order.leave(pageNo);
    }
    expect(order.pageAt(31)).not.toBeNull();
    order.fill(0);
    order.leave(99);
    expect([order.pageAt(31), order.pageAt(99), order.best()]).toEqual([null, null, refilled]);
    expect(refilled).toMatchObject({ better: null, worse: null, isIdle: false });
  });

  it('stays sorted over many runs, whatever comes and goes', () => {
    const numbers = fc.array(fc.integer({ min: -2_000, max: 2_000 }), { minLength: 300, maxLength: 1_200 });
    fc.assert(
      fc.property(numbers, (toggled) => {
        const order = pages();
        const there = new Set<number>();
        for (const pageNo of toggled) {
          if (there.delete(pageNo)) order.leave(pageNo);
          else {
            there.add(pageNo);
            order.fill(pageNo);
          }
        }
        const sorted = [...there].toSorted((a, b) => b - a);
        expect(filled(order)).toEqual([sorted, sorted]);
        for (const pageNo of sorted) order.leave(pageNo);
        expect(order.best()).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
