import fc from 'fast-check';
import { AssertionFailed } from '../errors/assertion';
import { priceOf } from '../money/amount';
import { createMarkWindow } from './markWindow';
import type { Mark } from './quote';

const mark = (at: number): Mark => ({ price: priceOf(String(50_000 + at)), at });

describe('a mark window', () => {
  it('is empty at first', () => {
    const window = createMarkWindow(3);
    expect([window.size, window.latest(), window.newest(5)]).toEqual([0, undefined, []]);
  });

  it('lets the oldest mark fall out', () => {
    const window = createMarkWindow(3);
    for (const at of [1, 2, 3, 4]) window.push(mark(at));
    expect(window.newest(3)).toEqual([mark(2), mark(3), mark(4)]);
    expect([window.size, window.capacity]).toEqual([3, 3]);
  });

  it('ignores a mark that was overtaken, and keeps one of the same moment', () => {
    const window = createMarkWindow(3);
    for (const at of [2, 1, 2]) window.push(mark(at));
    expect(window.newest(3)).toEqual([mark(2), mark(2)]);
  });

  it('is, after any sequence of marks, what a plain list would be', () => {
    const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), times, fc.integer({ min: -1, max: 10 }), (capacity, ats, count) => {
        const window = createMarkWindow(capacity);
        let list: Mark[] = [];
        for (const at of ats) {
          window.push(mark(at));
          if (at >= (list.at(-1)?.at ?? 0)) list = [...list, mark(at)].slice(-capacity);
          expect(window.latest()).toEqual(list.at(-1));
        }
        expect(window.size).toBe(list.length);
        expect(window.newest(count)).toEqual(count > 0 ? list.slice(-count) : []);
      }),
    );
  });

  it.each([0, -1, 1.5, NaN])('of %s marks is a mistake', (capacity) => {
    expect(() => createMarkWindow(capacity)).toThrow(AssertionFailed);
  });
});
