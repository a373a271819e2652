import { averagePrice, exceeds, priceOf, toText, type Price } from '@bot/core';
import fc from 'fast-check';
import { rememberedAverages } from './rememberedAverages';

/** The plain way: all of it added up and divided anew. */
const isAbove = (marks: readonly Price[], short: number, long: number): boolean | null =>
  marks.length < long ? null : exceeds(averagePrice(marks.slice(-short)), averagePrice(marks.slice(-long)));

const cents = fc.integer({ min: 1, max: 10_000_000 }).map((count) => priceOf((count / 100).toFixed(2)));

describe('remembered averages', () => {
  it('cross up with the marks 10, 9, 8, 12 and windows of 2 and 3', () => {
    const averagesOf = rememberedAverages(2, 3);
    expect(averagesOf('A', ['10', '9'])).toMatchObject({ wasAbove: null, isAbove: null });
    expect(averagesOf('A', ['10', '9', '8'])).toMatchObject({ wasAbove: null, isAbove: false });
    expect(averagesOf('A', ['10', '9', '8', '12'])).toMatchObject({ wasAbove: false, isAbove: true });
  });

  it('are those that are added up anew, whether they grew or are seen for the first time', () => {
    const windows = fc
      .integer({ min: 1, max: 6 })
      .chain((short) => fc.tuple(fc.constant(short), fc.integer({ min: short + 1, max: 12 })));
    fc.assert(
      fc.property(windows, fc.array(cents, { minLength: 1, maxLength: 60 }), ([short, long], prices) => {
        const [growing, fresh] = [rememberedAverages(short, long), rememberedAverages(short, long)];
        let list: readonly string[] = [];
        prices.forEach((price, index) => {
          const next = [...list.slice(-long), toText(price)];
          growing.grown('A', list, next, price);
          list = next;
          const seen = prices.slice(0, index + 1);
          const expected = { wasAbove: isAbove(seen.slice(0, -1), short, long), isAbove: isAbove(seen, short, long) };
          expect(growing('A', list)).toMatchObject(expected);
          expect(fresh('A', [...list])).toMatchObject(expected);
        });
      }),
    );
  });
});

it('keeps instruments apart', () => {
  const averagesOf = rememberedAverages(1, 2);
  averagesOf.grown('A', ['1'], ['1', '2'], priceOf('2'));
  expect(averagesOf('B', ['2', '1'])).toMatchObject({ isAbove: false });
  expect(averagesOf('A', ['1', '2'])).toMatchObject({ isAbove: true });
});
