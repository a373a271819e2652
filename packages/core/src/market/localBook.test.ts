import fc from 'fast-check';
import { priceOf, quantityOf, toText } from '../money/amount';
import { createLocalBook, type BookTop } from './localBook';
import type { PriceLevel } from './marketMessage';

const level = (side: 'Buy' | 'Sell', price: string, quantity = '1'): PriceLevel => ({
  side,
  price: priceOf(price),
  quantity: quantityOf(quantity),
});
const texts = (top: BookTop | null): unknown =>
  top && {
    bids: top.bids.map(({ price, quantity }) => `${toText(quantity)} at ${toText(price)}`),
    asks: top.asks.map(({ price, quantity }) => `${toText(quantity)} at ${toText(price)}`),
  };
const small = [level('Buy', '99'), level('Buy', '98', '2'), level('Sell', '101'), level('Sell', '102', '2')];

describe('a local book', () => {
  it('is nothing before its first snapshot', () => {
    const book = createLocalBook();
    book.update([level('Buy', '99')]);
    expect([book.isValid, book.top(5)]).toEqual([false, null]);
  });

  it('is the snapshot with every update since, from the best level on', () => {
    const book = createLocalBook();
    book.snapshot(small);
    book.update([level('Buy', '99', '0'), level('Buy', '97'), level('Sell', '100.5', '3'), level('Sell', '101', '4')]);
    expect(texts(book.top(2))).toEqual({ bids: ['2 at 98', '1 at 97'], asks: ['3 at 100.5', '4 at 101'] });
    expect(texts(book.top(0))).toEqual({ bids: [], asks: [] });
  });

  it('may have an empty side', () => {
    const book = createLocalBook();
    book.snapshot([level('Buy', '99')]);
    expect(texts(book.top(5))).toEqual({ bids: ['1 at 99'], asks: [] });
  });

  it('that lost something is void until the next snapshot', () => {
    const book = createLocalBook();
    book.snapshot(small);
    book.invalidate();
    book.update([level('Buy', '99')]);
    expect(book.top(5)).toBeNull();
    book.snapshot([level('Buy', '90')]);
    expect(texts(book.top(5))).toEqual({ bids: ['1 at 90'], asks: [] });
  });

  it.each([
    ['a bid at the price of an ask', level('Buy', '101')],
    ['a bid above an ask', level('Buy', '105')],
    ['less than nothing at a price', level('Sell', '103', '-1')],
    ['a price of nothing', level('Buy', '0')],
  ])('with %s is not believed', (_, nonsense) => {
    const book = createLocalBook();
    book.snapshot(small);
    book.update([nonsense]);
    expect([book.top(5), book.isValid]).toEqual([null, false]);
  });

  it('is, after any updates, what sorting all levels would give', () => {
    const update = fc.record({
      side: fc.constantFrom('Buy' as const, 'Sell' as const),
      ticks: fc.integer({ min: 1, max: 20 }),
      lots: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(update, { maxLength: 60 }), fc.integer({ min: 0, max: 8 }), (updates, count) => {
        const book = createLocalBook();
        book.snapshot([]);
        const plain = { Buy: new Map<number, number>(), Sell: new Map<number, number>() };
        for (const { side, ticks, lots } of updates) {
          // Bids below 100, asks above: never crossed.
          const price = side === 'Buy' ? 100 - ticks : 100 + ticks;
          book.update([level(side, String(price), String(lots))]);
          if (lots === 0) plain[side].delete(price);
          else plain[side].set(price, lots);
        }
        const listed = (side: 'Buy' | 'Sell', sign: number): readonly string[] =>
          [...plain[side]]
            .sort(([a], [b]) => sign * (a - b))
            .slice(0, count)
            .map(([price, lots]) => `${lots} at ${price}`);
        expect(texts(book.top(count))).toEqual({ bids: listed('Buy', -1), asks: listed('Sell', 1) });
      }),
    );
  });
});
