import fc from 'fast-check';
import { digitsOf, textOfDigits } from '../frame/digits';
import type { LevelChange, Level2Event } from '../frame/frame';
import { sizeOf, textOfSize } from '../frame/levelSize';
import { createLevel2Book } from './level2Book';

const productId = 'BTC-USD';

/** Bids below 100, asks from 100 on, with up to four decimals: never crossed. */
const change: fc.Arbitrary<LevelChange> = fc
  .record({
    isBid: fc.boolean(),
    whole: fc.integer({ min: 0, max: 99 }),
    decimals: fc.string({ unit: fc.constantFrom('0', '1', '5'), maxLength: 4 }),
    quantity: fc.constantFrom('0', '0.00', '0.0000000000', '1', '0.5', '12.25000000', '0.0000000001'),
  })
  .map(({ isBid, whole, decimals, quantity }) => {
    const text = `${isBid ? whole : whole + 100}${decimals === '' ? '' : `.${decimals}`}`;
    return { isBid, size: sizeOf(quantity), ...(digitsOf(text) ?? { digits: 1, places: 0 }) };
  });

const event: fc.Arbitrary<Level2Event> = fc.record({
  isSnapshot: fc.boolean(),
  productId: fc.constant(productId),
  changes: fc.array(change, { maxLength: 12 }),
});

/** The same book by another road: texts in a map, sorted when it is looked at. */
function modelOf(events: readonly Level2Event[]): readonly string[] | null {
  let levels: Map<string, string> | null = null;
  for (const { isSnapshot, changes } of events) {
    if (isSnapshot) levels = new Map();
    for (const one of changes) {
      const key = `${one.isBid ? 'bid' : 'offer'} ${textOfDigits(one)}`;
      levels?.delete(key);
      if (one.size !== 0) levels?.set(key, textOfSize(one.size));
    }
  }
  const price = (key: string): number => Number(key.split(' ')[1]);
  const bids = [...(levels ?? [])].filter(([key]) => key.startsWith('bid')).sort(([a], [b]) => price(b) - price(a));
  const asks = [...(levels ?? [])].filter(([key]) => key.startsWith('offer')).sort(([a], [b]) => price(a) - price(b));
  return levels && [...bids, ...asks].map(([key, quantity]) => `${key} ${quantity}`);
}

it('is the book that a map of texts would be, best prices first', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (events) => {
      const book = createLevel2Book();
      const isTaken = events.every((one) => book.apply(one));
      const shown = book.levels().map(({ isBid, price, quantity }) => {
        return `${isBid ? 'bid' : 'offer'} ${price} ${quantity}`;
      });
      const model = modelOf(events);
      expect([isTaken, book.isValid, shown]).toEqual([true, model !== null, model ?? []]);
    }),
    { numRuns: 300 },
  );
});

it('shows the best of each side as its top', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (events) => {
      const book = createLevel2Book();
      events.forEach((one) => book.apply(one));
      const [bid] = book.levels().filter(({ isBid }) => isBid);
      const [ask] = book.levels().filter(({ isBid }) => !isBid);
      expect(book.top()).toEqual(bid && ask ? { bid, ask } : null);
    }),
  );
});
