import fc from 'fast-check';
import { moneyOf, quantityOf } from '../money/amount';
import { fromSteps } from '../money/rounding';
import { compareBooks, type Books } from './compareBooks';
import type { Drift } from './drift';

const nothing: Books = { cash: new Map(), netQuantities: new Map(), orders: new Map() };
const order = (filled: string, venueOrderId: string | null = 'v-1') => ({
  venueOrderId,
  filledQuantity: quantityOf(filled),
});

describe('a difference between the books', () => {
  it.each<[string, Partial<Books>, Partial<Books>, Drift]>([
    [
      'of cash',
      { cash: new Map([['USD', moneyOf('9500')]]) },
      { cash: new Map([['USD', moneyOf('9499.4')]]) },
      { drift: 'CashDiffers', currency: 'USD', ours: moneyOf('9500'), venues: moneyOf('9499.4') },
    ],
    [
      'of a position that only the venue has',
      {},
      { netQuantities: new Map([['BTC-USD', quantityOf('0.02')]]) },
      { drift: 'PositionDiffers', instrumentId: 'BTC-USD', ours: quantityOf('0'), venues: quantityOf('0.02') },
    ],
    [
      'of an order that the venue does not list',
      { orders: new Map([['bot-1', order('0')]]) },
      {},
      { drift: 'OrderUnknownToVenue', clientOrderId: 'bot-1' },
    ],
    [
      'of an order that is not ours',
      {},
      { orders: new Map([['manual-1', order('0', 'v-9')]]) },
      { drift: 'OrderUnknownToUs', clientOrderId: 'manual-1', venueOrderId: 'v-9' },
    ],
    [
      'of a fill that we missed',
      { orders: new Map([['bot-1', order('0.02')]]) },
      { orders: new Map([['bot-1', order('0.06')]]) },
      { drift: 'FilledQuantityDiffers', clientOrderId: 'bot-1', ours: quantityOf('0.02'), venues: quantityOf('0.06') },
    ],
  ])('%s', (_, ours, venues, drift) => {
    expect(compareBooks({ ...nothing, ...ours }, { ...nothing, ...venues })).toEqual([drift]);
  });

  it('is none between nothing and zero', () => {
    const zeros: Books = {
      cash: new Map([['USD', moneyOf('0')]]),
      netQuantities: new Map([['BTC-USD', quantityOf('0')]]),
      orders: new Map(),
    };
    expect(compareBooks(nothing, zeros)).toEqual([]);
  });

  it('of cash is none below a hundred-millionth, where results are cut', () => {
    const cash = (usd: string): Books => ({ ...nothing, cash: new Map([['USD', moneyOf(usd)]]) });
    expect(compareBooks(cash('100'), cash('100.00000001'))).toEqual([]);
    expect(compareBooks(cash('100'), cash('100.00000002'))).toHaveLength(1);
  });

  it('is none where an order has no venue id on our side yet', () => {
    const [ours, venues] = [order('0', null), order('0', 'v-1')].map((o) => ({
      ...nothing,
      orders: new Map([['bot-1', o]]),
    }));
    expect(compareBooks(ours ?? nothing, venues ?? nothing)).toEqual([]);
  });
});

describe('any two books', () => {
  const small = fc.integer({ min: -2, max: 2 });
  const mapOf = <K extends string, V>(keys: K[], value: fc.Arbitrary<V>) =>
    fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 5 }).map((entries) => new Map(entries));
  const books: fc.Arbitrary<Books> = fc.record({
    cash: mapOf(
      ['USD', 'USDC', 'EUR'],
      small.map((count) => fromSteps(count, moneyOf('0.01'))),
    ),
    netQuantities: mapOf(
      ['BTC-USD', 'ETH-USD', 'BTC-PERP'],
      small.map((count) => fromSteps(count, quantityOf('0.1'))),
    ),
    orders: mapOf(
      ['bot-1', 'bot-2', 'bot-3'],
      small.map((count) => ({ venueOrderId: 'v', filledQuantity: fromSteps(count, quantityOf('0.1')) })),
    ),
  });

  /** The same difference, seen from the other side. */
  function mirrored(drift: Drift): Drift {
    switch (drift.drift) {
      case 'CashDiffers':
        return { ...drift, ours: drift.venues, venues: drift.ours };
      case 'PositionDiffers':
      case 'FilledQuantityDiffers':
        return { ...drift, ours: drift.venues, venues: drift.ours };
      case 'OrderUnknownToVenue':
        return { drift: 'OrderUnknownToUs', clientOrderId: drift.clientOrderId, venueOrderId: 'v' };
      case 'OrderUnknownToUs':
        return { drift: 'OrderUnknownToVenue', clientOrderId: drift.clientOrderId };
      default:
        throw new Error(`comparing books does not find ${drift.drift}`);
    }
  }

  it('that are equal have no drift, in whatever order they list things', () => {
    fc.assert(
      fc.property(books, (one) => {
        const reversed = <K, V>(map: ReadonlyMap<K, V>) => new Map([...map].reverse());
        const same = {
          cash: reversed(one.cash),
          netQuantities: reversed(one.netQuantities),
          orders: reversed(one.orders),
        };
        expect(compareBooks(one, same)).toEqual([]);
      }),
    );
  });

  it('differ in the same things from either side, in the same order', () => {
    fc.assert(
      fc.property(books, books, (one, other) => {
        expect(compareBooks(other, one)).toEqual(compareBooks(one, other).map(mirrored));
      }),
    );
  });

  it('have one drift for each thing on which a plain look says otherwise', () => {
    const shown = (map: ReadonlyMap<string, unknown>, key: string, absent: string) =>
      JSON.stringify(map.get(key)) ?? absent;
    const differing = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>, absent: string) =>
      [...new Set([...a.keys(), ...b.keys()])].filter((key) => shown(a, key, absent) !== shown(b, key, absent)).length;
    fc.assert(
      fc.property(books, books, (one, other) => {
        expect(compareBooks(one, other)).toHaveLength(
          differing(one.cash, other.cash, '"0"') +
            differing(one.netQuantities, other.netQuantities, '"0"') +
            differing(one.orders, other.orders, 'absent'),
        );
      }),
    );
  });
});
