import * as fc from 'fast-check';
import { createPageOrder, type PageOrder } from './pageOrder';

const forwards = (order: PageOrder<never>): readonly number[] => {
  const numbers: number[] = [];
  for (let page = order.first(); page !== null; page = page.worse) numbers.push(page.pageNo);
  return numbers;
};

const backwards = (order: PageOrder<never>): readonly number[] => {
  const numbers: number[] = [];
  let last = order.first();
  while (last !== null && last.worse !== null) last = last.worse;
  for (let page = last; page !== null; page = page.better) numbers.unshift(page.pageNo);
  return numbers;
};

const toggle = (order: PageOrder<never>, pageNo: number) => {
  const page = order.pageAt(pageNo);
  if (page === null) order.open(pageNo);
  else order.close(page);
};

describe('the order of pages', () => {
  it('is empty at first, and again after the last page', () => {
    const order = createPageOrder<never>();
    expect([order.first(), order.pageAt(3)]).toEqual([null, null]);
    order.close(order.open(3));
    expect([order.first(), order.pageAt(3)]).toEqual([null, null]);
    order.open(5);
    expect(forwards(order)).toEqual([5]);
  });

  it('links a page to its neighbours, and those to each other when it goes', () => {
    const order = createPageOrder<never>();
    for (const pageNo of [5, -2, 9, 7]) order.open(pageNo);
    expect([forwards(order), backwards(order)]).toEqual([
      [-2, 5, 7, 9],
      [-2, 5, 7, 9],
    ]);
    const page = order.pageAt(7);
    if (page !== null) order.close(page);
    expect(page).toMatchObject({ better: null, worse: null });
    expect([forwards(order), backwards(order)]).toEqual([
      [-2, 5, 9],
      [-2, 5, 9],
    ]);
  });

  it('stays sorted over many runs, whatever comes and goes', () => {
    const numbers = fc.array(fc.integer({ min: -2_000, max: 2_000 }), { minLength: 300, maxLength: 1_200 });
    fc.assert(
      fc.property(numbers, (toggled) => {
        const order = createPageOrder<never>();
        const there = new Set<number>();
        for (const pageNo of toggled) {
          toggle(order, pageNo);
          if (!there.delete(pageNo)) there.add(pageNo);
        }
        const sorted = [...there].toSorted((a, b) => a - b);
        expect([forwards(order), backwards(order)]).toEqual([sorted, sorted]);
        for (const pageNo of sorted) toggle(order, pageNo);
        expect(order.first()).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
