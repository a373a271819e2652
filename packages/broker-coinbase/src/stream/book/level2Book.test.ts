import { digitsOf } from '../frame/digits';
import type { LevelChange, Level2Event } from '../frame/frame';
import { sizeOf } from '../frame/levelSize';
import { createLevel2Book, type BookLevel } from './level2Book';

/** `bid 99.5 2` */
const changeOf = (text: string): LevelChange => {
  const [side, price = '', quantity = ''] = text.split(' ');
  return { isBid: side === 'bid', size: sizeOf(quantity), ...(digitsOf(price) ?? { digits: 0, places: 0 }) };
};
const eventOf = (isSnapshot: boolean, texts: readonly string[]): Level2Event => ({
  isSnapshot,
  productId: 'BTC-USD',
  changes: texts.map(changeOf),
});
const textsOf = (levels: readonly BookLevel[]): readonly string[] =>
  levels.map(({ isBid, price, quantity }) => `${isBid ? 'bid' : 'offer'} ${price} ${quantity}`);

function givenBook(...snapshot: readonly string[]) {
  const book = createLevel2Book();
  const isTaken = book.apply(eventOf(true, snapshot));
  return { book, isTaken, update: (...texts: readonly string[]) => book.apply(eventOf(false, texts)) };
}

describe('a level-2 book', () => {
  it('has nothing before a snapshot, and takes no change', () => {
    const book = createLevel2Book();
    expect([book.apply(eventOf(false, ['bid 99 1'])), book.isValid, book.levels(), book.top()]).toEqual([
      true,
      false,
      [],
      null,
    ]);
  });

  it('sorts a snapshot in which bids and offers interleave, and leaves out empty levels', () => {
    const { book } = givenBook('offer 102 1', 'bid 98 2', 'offer 101 3', 'bid 99 4', 'bid 97 0');
    expect(textsOf(book.levels())).toEqual(['bid 99 4', 'bid 98 2', 'offer 101 3', 'offer 102 1']);
  });

  it('knows one price however many decimals it is written with', () => {
    const { book, update } = givenBook('bid 99.5 1', 'offer 101 1');
    update('bid 99.50 2', 'offer 100.1234 3', 'offer 101.000 0');
    expect(textsOf(book.levels())).toEqual(['bid 99.5 2', 'offer 100.1234 3']);
  });

  it('keeps every digit of a quantity, however many it has', () => {
    const { book } = givenBook('bid 99 123456789.123456789', 'bid 98 0.000000000123', 'bid 97 99999999.99999999');
    expect(textsOf(book.levels())).toEqual([
      'bid 99 123456789.123456789',
      'bid 98 0.000000000123',
      'bid 97 99999999.99999999',
    ]);
  });

  it('takes no notice of a level that leaves and was never there', () => {
    const { book, update } = givenBook('bid 99 1');
    update('bid 98 0', 'offer 120 0');
    expect(textsOf(book.levels())).toEqual(['bid 99 1']);
  });

  it('takes a book in which somebody would pay more than is asked for one that missed something', () => {
    const { book, update } = givenBook('bid 99 1', 'offer 101 1');
    expect([update('bid 101 1'), book.isValid, book.levels()]).toEqual([false, false, []]);
    expect(givenBook('bid 101 1', 'offer 99 1').isTaken).toBe(false);
  });

  it('refuses a price that its numbers cannot hold, and what is known has no room for', () => {
    expect(givenBook('bid 12345678901234 1', 'offer 20000000000000.5 1').isTaken).toBe(true);
    expect(givenBook('bid 0.000000000001 1', 'offer 123456789012345 1').isTaken).toBe(false);
    const { book, update } = givenBook('bid 123456789012345 1');
    expect([update('bid 0.000001 1'), book.isValid]).toEqual([false, false]);
  });

  it('is void once something was lost, until a snapshot comes', () => {
    const { book, update } = givenBook('bid 99 1', 'offer 101 1');
    book.invalidate();
    update('bid 98 1');
    expect([book.isValid, book.levels()]).toEqual([false, []]);
    book.apply(eventOf(true, ['bid 97 1', 'offer 103 2']));
    expect(textsOf(book.levels())).toEqual(['bid 97 1', 'offer 103 2']);
  });

  it('shows what is there, however many have left and come back', () => {
    const prices = Array.from({ length: 400 }, (_, index) => 1_000 + index);
    const { book, update } = givenBook(...prices.map((price) => `bid ${price} 1`));
    const shown = (): readonly string[] => textsOf(book.levels());
    const expected = (quantities: ReadonlyMap<number, string>): readonly string[] =>
      [...quantities].sort(([a], [b]) => b - a).map(([price, quantity]) => `bid ${price} ${quantity}`);
    const model = new Map(prices.map((price) => [price, '1']));
    for (const price of prices.filter((each) => each % 4 !== 0 || each > 1_390)) {
      update(`bid ${price} 0`);
      model.delete(price);
    }
    expect(shown()).toEqual(expected(model));
    expect(book.top()).toBeNull();
    for (const price of [1_001, 1_399, 1_002, 1_004]) {
      update(`bid ${price} 7`);
      model.set(price, '7');
    }
    expect(shown()).toEqual(expected(model));
    for (const price of [...model.keys()]) update(`bid ${price} 0`);
    expect(shown()).toEqual([]);
  });

  it('holds thousands of levels', () => {
    const bids = Array.from({ length: 3_000 }, (_, index) => `bid ${10_000 - index} 1`);
    const { book, update } = givenBook(...bids, 'offer 10001 1');
    for (let index = 0; index < 500; index++) update(`bid ${10_000 - index}.5 2`.replace('10000.5', '10000.1'));
    expect([book.levels().length, book.top()?.bid.price]).toEqual([3_501, '10000.1']);
  });
});
