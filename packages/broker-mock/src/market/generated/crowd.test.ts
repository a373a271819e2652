import fc from 'fast-check';
import { createRandom } from '@bot/simulation';
import type { QuotedBook, QuotedLevel } from '../../exchange/venueEvent';
import { bookAround, depthOf } from '../../models/depthModel';
import { shareOfLots } from './crowd';
import { livingCrowd, type LivingCrowdOptions } from './livingCrowd';
import { createMakers, type Makers } from './makers';
import { quietCrowd } from './quietCrowd';

const BTC = 'BTC-USD';
const depth = depthOf('1', 5, 10);

function makersOf(changeChance = 0, seed = 1): Makers {
  const random = createRandom(seed);
  return createMakers({ instrumentId: BTC, spreadBps: 2, depth, lots: 1_000, changeChance, random: () => random });
}
const best = ({ bids, asks }: QuotedBook): readonly unknown[] => [bids[0]?.[0], asks[0]?.[0]];
const pricesOf = (levels: readonly QuotedLevel[]): readonly number[] => levels.map(([ticks]) => ticks);

describe('a part of what stands at a price', () => {
  it.each([
    [10, 1, 10],
    [10, 0.15, 1],
    [10, 0.05, 1],
    [10, 0, 0],
    [0, 0.5, 0],
  ])('of %d lots %d are %d', (lots, share, part) => {
    expect(shareOfLots(lots, share)).toBe(part);
  });
});

describe('makers', () => {
  it('stay where they are until the price has moved by half a spread', () => {
    const makers = makersOf();
    expect(best(makers.quote(5_000_120, 1))).toEqual([4_999_500, 5_000_500]);
    expect(best(makers.quote(5_000_249, 1))).toEqual([4_999_500, 5_000_500]);
    expect(best(makers.quote(5_000_250, 1))).toEqual([5_000_000, 5_001_000]);
    expect(best(makers.quote(5_000_750, 1))).toEqual([5_000_500, 5_001_500]);
  });

  it('keep the sizes of the levels that stay', () => {
    const makers = makersOf();
    const [before, after] = [makers.quote(5_000_000, 1), makers.quote(5_000_500, 1)];
    expect(after.bids.slice(1)).toEqual(before.bids.slice(0, 4));
    expect(after.asks.slice(0, 4)).toEqual(before.asks.slice(1));
  });

  it('change as often as they were asked to', () => {
    const makers = makersOf(0.1);
    let before = makers.quote(5_000_000, 1);
    let changed = 0;
    for (let step = 0; step < 500; step++) {
      const after = makers.quote(5_000_000, 1);
      changed += after.bids.filter(([, lots], level) => lots !== before.bids[level]?.[1]).length;
      before = after;
    }
    expect(changed / (500 * 5)).toBeGreaterThan(0.07);
    expect(changed / (500 * 5)).toBeLessThan(0.13);
  });

  it('offer a half to one and a half of the average of their level', () => {
    const makers = makersOf(1);
    const sizes = Array.from({ length: 500 }, () => makers.quote(5_000_000, 1).asks.map(([, lots]) => lots ?? 0));
    [1_000, 1_100, 1_210, 1_331, 1_464].forEach((average, level) => {
      const lots = sizes.map((levels) => levels[level] ?? 0);
      expect(Math.min(...lots)).toBeGreaterThanOrEqual(Math.floor(average / 2));
      expect(Math.max(...lots)).toBeLessThanOrEqual(average * 1.5);
      expect(lots.reduce((a, b) => a + b, 0) / 500 / average).toBeCloseTo(1, 1);
    });
  });

  it('move to a new grid when the spread no longer fits', () => {
    const makers = makersOf();
    makers.quote(5_000_000, 1);
    expect(best(makers.quote(5_400_000, 1))).toEqual([5_399_500, 5_400_500]);
    expect(best(makers.quote(500_000, 1))).toEqual([499_950, 500_050]);
  });

  it('keep their grid where half a spread is no whole number of ticks', () => {
    const makers = makersOf();
    // 14,000 ticks and 2 bps are 1.4 ticks.
    const before = makers.quote(14_000, 1);
    expect(best(before)).toEqual([13_999, 14_001]);
    expect(makers.quote(14_000, 1)).toEqual(before);
    expect(best(makers.quote(16_000, 1))).toEqual([15_998, 16_002]);
  });

  it('lose what was taken, best price first, until somebody comes back', () => {
    const makers = makersOf();
    const { asks, bids } = makers.quote(5_000_000, 1);
    const first = asks[0]?.[1] ?? 0;
    makers.taken('Buy', first + 7, 1);
    const after = makers.quote(5_000_000, 1);
    expect(after.bids).toEqual(bids);
    expect(after.asks).toEqual([[5_001_000, (asks[1]?.[1] ?? 0) - 7], ...asks.slice(2)]);
    makers.taken('Sell', 1e9, 1);
    expect(makers.quote(5_000_000, 1).bids).toEqual([]);
    expect(makers.quote(5_500_000, 1).bids).toHaveLength(5);
  });

  it('show a part of their sizes in a thin book, lose in the same measure, and show nothing at nought', () => {
    const makers = makersOf();
    const usual = makers.quote(5_000_000, 1).bids[0]?.[1] ?? 0;
    expect(makers.quote(5_000_000, 0.1).bids[0]?.[1]).toBe(Math.floor(usual / 10));
    makers.taken('Sell', 10, 0.1);
    expect(makers.quote(5_000_000, 1).bids[0]?.[1]).toBe(usual - 100);
    makers.taken('Sell', 10, 0);
    expect(makers.quote(5_000_000, 0)).toMatchObject({ bids: [], asks: [] });
    expect(makers.quote(5_000_000, 1).bids[0]?.[1]).toBe(usual - 100);
  });

  it('never cross, whatever the price does', () => {
    const move = fc.record({
      mid: fc.double({ min: 0.2, max: 1e9, noNaN: true }),
      taken: fc.nat(5_000),
      side: fc.constantFrom('Buy' as const, 'Sell' as const),
      share: fc.constantFrom(1, 0.3),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), fc.constantFrom(0, 2, 100, 5_000), (moves, spreadBps) => {
        const random = createRandom(1);
        const options = { instrumentId: BTC, spreadBps, depth, lots: 1_000, changeChance: 0.2 };
        const makers = createMakers({ ...options, random: () => random });
        for (const { mid, taken, side, share } of moves) {
          const { bids, asks } = makers.quote(mid, share);
          const prices = [...pricesOf(bids).toReversed(), ...pricesOf(asks)];
          expect(prices).toEqual([...new Set(prices)].sort((a, b) => a - b));
          for (const number of [...prices, ...[...bids, ...asks].map(([, lots]) => lots)]) {
            expect(Number.isSafeInteger(number) && Number(number) >= 1).toBe(true);
          }
          makers.taken(side, taken, share);
        }
      }),
    );
  });
});

describe('takers', () => {
  const MINUTES = 600;
  const crowdOf = (options: Partial<LivingCrowdOptions> = {}) => {
    const [makerChance, takerChance] = [createRandom('makers'), createRandom('takers')];
    return livingCrowd({
      instrumentId: BTC,
      spreadBps: 2,
      depth,
      lots: 10_000,
      takersPerMinute: 30,
      takerSize: '5 %',
      changesPerMinute: 4,
      stepMs: 1_000,
      makerChance: () => makerChance,
      takerChance: () => takerChance,
      ...options,
    });
  };

  it('come as often and as large as they were asked to, to buy and to sell', () => {
    const crowd = crowdOf();
    const takings = Array.from({ length: MINUTES * 60 }, () => crowd.take(1)).flat();
    expect(takings.length / MINUTES / 30).toBeCloseTo(1, 1);
    const buys = takings.filter(({ side }) => side === 'Buy').length / takings.length;
    expect(buys).toBeCloseTo(0.5, 1);
    const average = takings.reduce((sum, { lots }) => sum + lots, 0) / takings.length;
    expect(average / 500).toBeGreaterThan(0.85);
    expect(average / 500).toBeLessThan(1.15);
    expect(Math.min(...takings.map(({ lots }) => lots))).toBe(1);
    expect(takings.every(({ instrumentId }) => instrumentId === BTC)).toBe(true);
  });

  it('leave a hole in the book that closes again', () => {
    const crowd = crowdOf({ takersPerMinute: 600, changesPerMinute: 0 });
    const lotsIn = ({ bids, asks }: QuotedBook): number =>
      [...bids, ...asks].reduce((sum, [, lots]) => sum + (lots ?? 0), 0);
    const before = lotsIn(crowd.quote(5_000_000, 1));
    const taken = crowd.take(1).reduce((sum, { lots }) => sum + lots, 0);
    expect(lotsIn(crowd.quote(5_000_000, 1))).toBe(before - taken);
  });

  it('do not come when nobody is asked to', () => {
    const crowd = crowdOf({ takersPerMinute: 0 });
    expect(Array.from({ length: 100 }, () => crowd.take(1)).flat()).toEqual([]);
  });

  it.each([{ takersPerMinute: -1 }, { changesPerMinute: -1 }, { takerSize: 'large' }])('are refused: %j', (options) => {
    expect(() => crowdOf(options)).toThrow();
  });

  it('let levels stay mostly where they are, however long a step is', () => {
    const crowd = crowdOf({ stepMs: 3_600_000, takersPerMinute: 0 });
    let before = crowd.quote(5_000_000, 1);
    let same = 0;
    for (let step = 0; step < 200; step++) {
      const after = crowd.quote(5_000_000, 1);
      same += after.bids.filter(([, lots], level) => lots === before.bids[level]?.[1]).length;
      before = after;
    }
    expect(same / 1_000).toBeGreaterThan(0.4);
  });
});

describe('a quiet crowd', () => {
  it('quotes exactly around the price, thinner when asked to, and takes nothing', () => {
    const crowd = quietCrowd({ instrumentId: BTC, spreadBps: 2, depth, lots: 100 });
    const top = { bidTicks: 4_999_620, askTicks: 5_000_620, bidLots: 100, askLots: 100 };
    expect(crowd.quote(5_000_120, 1)).toEqual(bookAround(BTC, top, depth));
    expect(crowd.quote(5_000_120, 0.25).bids[0]).toEqual([4_999_620, 25]);
    expect(crowd.quote(5_000_120, 0)).toEqual({ instrumentId: BTC, bids: [], asks: [] });
    expect(crowd.take(1)).toEqual([]);
    crowd.restore(crowd.state());
    expect(crowd.quote(5_000_120, 1)).toEqual(bookAround(BTC, top, depth));
  });
});
