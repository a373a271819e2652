import { priceOf } from '@bot/core';
import { createRandom } from '@bot/simulation';
import { flashCrash } from './events/flashCrash';
import { generatedMarket } from './generated/generatedMarket';
import { instrumentFor } from './instruments';
import { manualMarket } from './manualMarket';
import { parsePricePath, pricePathMs, ticksAt, ticksOf } from './pricePath';
import { steerable, type SteeredMarket } from './steeredMarket';

const CENT = priceOf('0.01');
const MINUTE = 60_000;

describe('a price path', () => {
  it.each(['50000 → 39000 over 10m → 40000 over 1h', '50000->39000 over 600s->40000 over 0.5h -> 40000 over 1d'])(
    'moves in straight lines: %s',
    (text) => {
      const points = parsePricePath(text, CENT, 0);
      expect(ticksAt(points, -1)).toBe(5_000_000);
      expect(ticksAt(points, 0)).toBe(5_000_000);
      expect(ticksAt(points, 5 * MINUTE)).toBe(4_450_000);
      expect(ticksAt(points, 10 * MINUTE)).toBe(3_900_000);
      expect(ticksAt(points, 200 * MINUTE)).toBe(4_000_000);
    },
  );

  it('takes as long as its legs together', () => {
    expect(pricePathMs('50000 → 51000 over 5m -> 49000 over 1h 30m')).toBe(95 * MINUTE);
  });

  it('jumps where a leg takes no time, and stands nowhere without points', () => {
    const points = parsePricePath('100 -> 50 over 0s -> 60 over 10ms', CENT, 1_000);
    expect([999, 1_000, 1_005, 1_010].map((at) => ticksAt(points, at))).toEqual([10_000, 5_000, 5_500, 6_000]);
    expect(ticksAt([], 5)).toBe(0);
  });

  it.each([
    '',
    '50000',
    '50000 → 39000',
    '50000 → over 10m',
    '50000 → 39000 over ten minutes',
    '50000 → 39000 over -1m',
    '→ 5 over 1m',
  ])('is refused when it is none: "%s"', (text) => {
    expect(() => parsePricePath(text, CENT, 0)).toThrow();
  });
});

describe('a price', () => {
  it('is counted in whole ticks, rounded down', () => {
    expect(['50.019', '0.01', '10000000000000'].map((price) => ticksOf(price, CENT))).toEqual([5_001, 1, 1e15]);
  });

  it.each(['0', '0.009', '-7', '10000000000000.01'])('is refused when it cannot be counted: %s', (price) => {
    expect(() => ticksOf(price, CENT)).toThrow('a price lies between a tick and');
  });
});

describe('a market that a test steers', () => {
  const instruments = ['BTC-USD', 'ETH-USD'].flatMap((id) => instrumentFor(id) ?? []);
  const open = (): SteeredMarket => {
    const setting = { instruments, random: createRandom(1), startAt: 0 };
    return steerable(manualMarket({ stepMs: MINUTE }).open(setting), instruments);
  };
  const bestOf = (market: SteeredMarket): readonly (readonly number[])[] =>
    market.step().books.map(({ bids, asks }) => [bids[0]?.[0] ?? 0, asks[0]?.[0] ?? 0]);

  it('quotes the asked price, others stay', () => {
    const market = open();
    market.price('BTC-USD', '40000.009', 0);
    expect(bestOf(market)).toEqual([
      [3_999_600, 4_000_400],
      [299_970, 300_030],
    ]);
    expect(market.bookAt('ETH-USD', 0)).toBeNull();
    expect(market.bookAt('BTC-USD', 0)?.bids[0]).toEqual([3_999_600, 1_250_000_000]);
  });

  it('quotes the very same levels while its price stands still', () => {
    const market = open();
    market.path('BTC-USD', '50000 → 40000 over 2m', 0);
    const levels = Array.from({ length: 5 }, () => market.step().books[0]?.bids);
    expect(new Set(levels).size).toBe(3);
    expect(levels[4]).toBe(levels[2]);
  });

  it('walks a path, and goes on with it after a restart', () => {
    const market = open();
    market.path('BTC-USD', '50000 → 40000 over 2m', 0);
    market.step();
    const restored = open();
    restored.restore(JSON.parse(JSON.stringify(market.position())));
    expect(restored.nextAt()).toBe(MINUTE);
    expect(bestOf(restored)[0]).toEqual([4_499_550, 4_500_450]);
    expect(bestOf(restored)[0]).toEqual([3_999_600, 4_000_400]);
  });

  it('offers exactly the asked depth and nothing behind it, or nothing at all', () => {
    const market = open();
    market.depth('BTC-USD', '0.06');
    expect(market.step().books[0]).toMatchObject({ bids: [[4_999_500, 6_000_000]], asks: [[5_000_500, 6_000_000]] });
    market.price('BTC-USD', '30000', MINUTE);
    market.depth('BTC-USD', '0');
    expect(market.step().books[0]).toMatchObject({ bids: [], asks: [] });
  });

  it('does not know what is not traded', () => {
    expect(() => open().price('NO-SUCH', '1', 0)).toThrow('NO-SUCH');
  });

  describe('over one in which people trade', () => {
    const names = ['BTC-USD', 'ETH-USD', 'BTC-PERP'];
    const lively = (): SteeredMarket => {
      const source = generatedMarket({
        crowd: { takersPerMinute: 6_000 },
        events: [flashCrash({ at: '0s', depth: '10 %', for: '1h', fall: '0s' })],
      });
      const traded = names.flatMap((id) => instrumentFor(id) ?? []);
      const market = steerable(source.open({ instruments: traded, random: createRandom(1), startAt: 0 }), traded);
      market.step();
      return market;
    };

    it('leaves everything as it is while nobody steers', () => {
      const step = lively().step();
      expect(new Set(step.takings?.map(({ instrumentId }) => instrumentId))).toEqual(new Set(names));
      expect(step.books.every(({ prints = [] }) => prints.length > 0)).toBe(true);
    });

    it('offers a share for a while, at least a lot at each price, also of what is steered', () => {
      const market = lively();
      market.thin(0.02, 5_000);
      const [before] = lively().step().books;
      const [thin] = market.step().books;
      expect(thin?.bids.map(([, lots]) => lots)).toEqual(
        before?.bids.map(([, lots = 0]) => Math.max(1, Math.floor(lots * 0.02))),
      );
      market.price('BTC-USD', '40000', 0);
      const [there, later] = [market.bookAt('BTC-USD', 4_999), market.bookAt('BTC-USD', 5_000)];
      expect(there?.asks[0]?.[1]).toBe(Math.floor((later?.asks[0]?.[1] ?? 0) * 0.02));
      const restored = lively();
      restored.restore(JSON.parse(JSON.stringify(market.position())));
      expect(restored.bookAt('BTC-USD', 4_999)).toEqual(there);
    });

    it('lets nobody else trade in what is steered, and keeps what is said of the underlying', () => {
      const market = lively();
      market.price('BTC-PERP', '40000', 0);
      market.depth('BTC-USD', '0.06');
      const { books, takings } = market.step();
      expect(new Set(takings?.map(({ instrumentId }) => instrumentId))).toEqual(new Set(['ETH-USD']));
      expect(books.map(({ prints = [] }) => prints.length)).toEqual([0, 1, 0]);
      expect(books[0]?.asks[0]?.[1]).toBe(6_000_000);
      expect(books[2]?.asks[0]?.[0]).toBe(400_040);
      expect((books[2]?.indexTicks ?? 0) / 450_000).toBeCloseTo(1, 2);
    });
  });
});
