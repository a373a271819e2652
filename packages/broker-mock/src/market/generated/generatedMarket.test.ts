import type { InstrumentId } from '@bot/core';
import { createRandom } from '@bot/simulation';
import type { QuotedBook } from '../../exchange/venueEvent';
import { instrumentFor } from '../instruments';
import type { Market, MarketStep } from '../marketSource';
import { jumps } from '../price/jumps';
import { meanReversion } from '../price/meanReversion';
import { randomWalk } from '../price/randomWalk';
import { trend } from '../price/trend';
import { generatedMarket } from './generatedMarket';
import type { GeneratedMarketOptions } from './generatedOptions';

const HOUR_MS = 3_600_000;
const BTC = 'BTC-USD';

const open = (options: GeneratedMarketOptions, ids: readonly InstrumentId[] = [BTC], seed = 1): Market =>
  generatedMarket(options).open({
    instruments: ids.flatMap((id) => instrumentFor(id) ?? []),
    random: createRandom(seed),
    startAt: 1_000,
  });
const walk = (market: Market, steps: number): readonly MarketStep[] =>
  Array.from({ length: steps }, () => market.step());
const bookOf = (step: MarketStep, id: InstrumentId = BTC): QuotedBook | undefined =>
  step.books.find(({ instrumentId }) => instrumentId === id);
const middleOf = (step: MarketStep, id: InstrumentId = BTC): number => {
  const book = bookOf(step, id);
  return ((book?.bids[0]?.[0] ?? NaN) + (book?.asks[0]?.[0] ?? NaN)) / 2;
};
const middles = (steps: readonly MarketStep[], id?: InstrumentId): readonly number[] =>
  steps.map((step) => middleOf(step, id));
const changesOf = (prices: readonly number[]): readonly number[] =>
  prices.slice(1).map((price, index) => price / (prices[index] ?? price) - 1);
const deviationOf = (numbers: readonly number[]): number =>
  Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0) / numbers.length);

/** Nobody moves a price but the processes that are named. */
const still: GeneratedMarketOptions = { price: [randomWalk({ daily: '0 %' })], crowd: false };

describe('a generated market', () => {
  it('starts at the usual price with the spread and the depth of its preset, and steps every second', () => {
    const [first, second] = walk(open({}), 2);
    expect([first?.at, second?.at]).toEqual([1_000, 2_000]);
    expect(first && bookOf(first)?.bids[0]?.[0]).toBe(4_999_500);
    expect(first && bookOf(first)?.asks[0]?.[0]).toBe(5_000_500);
    expect(first && bookOf(first)?.bids).toHaveLength(5);
    expect(first?.takings).toBeUndefined();
  });

  it.each([
    ['normal', 0.01],
    ['volatile', 0.08],
    ['illiquid', 0.03],
  ] as const)('moves as much in a day as its preset says: %s', (preset, dailyVolatility) => {
    const days = 300;
    const closes = middles(walk(open({ preset, crowd: false, stepMs: HOUR_MS }), days * 24)).filter(
      (_, hour) => hour % 24 === 0,
    );
    const ratio = deviationOf(changesOf(closes)) / dailyVolatility;
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });

  it('has takers as often as its preset says', () => {
    const minutes = 120;
    const perMinute = (options: GeneratedMarketOptions): number =>
      walk(open(options), minutes * 60).flatMap(({ takings = [] }) => takings).length / minutes;
    expect(perMinute({ preset: 'normal' }) / 30).toBeCloseTo(1, 1);
    expect(perMinute({ preset: 'volatile' })).toBeGreaterThan(54);
    expect(perMinute({ preset: 'illiquid' })).toBeLessThan(3);
    expect(perMinute({ crowd: { takersPerMinute: 5 } })).toBeLessThan(8);
  });

  it('takes 20 times a minute where a preset does not say, and never without a crowd', () => {
    const { takersPerMinute: _none, ...preset } = { ...open({}).presetFor(BTC) };
    const taken = (options: GeneratedMarketOptions): number =>
      walk(open({ preset, ...options }), 3_600).flatMap(({ takings = [] }) => takings).length / 60;
    expect(taken({})).toBeGreaterThan(17);
    expect(taken({})).toBeLessThan(23);
    expect(taken({ crowd: false })).toBe(0);
  });

  it('lets queues live: most levels are the same a second later', () => {
    const steps = walk(open({}), 500);
    const same = steps.slice(1).map((step, index) => {
      const before = new Set(steps[index]?.books[0]?.bids.map((level) => level.join()));
      return step.books[0]?.bids.filter((level) => before.has(level.join())).length ?? 0;
    });
    expect(same.reduce((a, b) => a + b, 0) / same.length).toBeGreaterThan(3.5);
  });

  it('wanders the same way with and without a crowd, events and other instruments', () => {
    const price = [jumps({ perDay: 1_000, size: '1 %' })];
    const crash = {
      kind: 'FlashCrash',
      only: null,
      atMs: 10_500,
      depth: 0.5,
      fallMs: 0,
      bottomMs: 1,
      recoverMs: 1,
    } as const;
    const priceAfter = (steps: number, market: Market): unknown => {
      const { at } = walk(market, steps).at(-1) ?? { at: 0 };
      const { prices } = market.position() as unknown as { prices: { bases: Record<InstrumentId, number> } };
      return [at, prices.bases[BTC]];
    };
    const alone = priceAfter(100, open({ price, crowd: false }));
    expect(alone).toEqual([100_000, expect.any(Number)]);
    expect(priceAfter(100, open({ price }, ['ETH-USD', BTC, 'BTC-PERP']))).toEqual(alone);
    // Three steps more, which the crash brings.
    expect(priceAfter(103, open({ price, events: [crash] }))).toEqual(alone);
  });

  it('has a preset, a first price and processes by instrument', () => {
    const market = open(
      {
        presets: { [BTC]: 'illiquid' },
        startPrices: { 'ETH-USD': '2000' },
        price: { [BTC]: [randomWalk({ daily: '0 %' })] },
        crowd: false,
      },
      [BTC, 'ETH-USD'],
    );
    const steps = walk(market, 3);
    expect(new Set(middles(steps))).toEqual(new Set([5_000_000]));
    expect(bookOf(steps[0] ?? market.step())?.asks[0]?.[0]).toBe(5_025_000);
    expect(middleOf(steps[0] ?? market.step(), 'ETH-USD')).toBe(200_000);
    expect(new Set(middles(steps, 'ETH-USD')).size).toBe(3);
    expect([market.presetFor(BTC).spreadBps, market.presetFor('ETH-USD').spreadBps]).toEqual([100, 2]);
  });

  it.each([0, -5, 0.5, NaN])('refuses a step of %d ms', (stepMs) => {
    expect(() => generatedMarket({ stepMs })).toThrow(`a step takes a whole number of ms, not ${stepMs}`);
  });

  it('refuses a position of another kind of market', () => {
    const quiet = open({ crowd: false }).position();
    expect(() => open({}).restore(quiet)).toThrow('the store stands in the market "generated without a crowd"');
  });

  it('gives an instrument that came later its first price', () => {
    const market = open({}, [BTC]);
    walk(market, 5);
    const wider = open({}, [BTC, 'ETH-USD', 'ETH-PERP'], 2);
    wider.restore(market.position());
    const step = wider.step();
    expect(middleOf(step)).toBe(middleOf(market.step()));
    expect(middleOf(step, 'ETH-USD') / 300_000).toBeCloseTo(1, 2);
  });
});

describe('the processes of a price', () => {
  it('compose: a trend of 2 % a day over ten days, beside jumps that cancel out', () => {
    const rising = open({ ...still, price: [randomWalk({ daily: '0 %' }), trend('2 %/d')], stepMs: HOUR_MS });
    const last = walk(rising, 241).at(-1);
    expect(last && middleOf(last) / 5_000_000).toBeCloseTo(Math.exp(0.2), 2);
  });

  it('go back to a level, so that a price with a half-life wanders less', () => {
    const spreadOf = (price: GeneratedMarketOptions['price'] = []): number => {
      const prices = middles(walk(open({ preset: 'volatile', price, crowd: false, stepMs: HOUR_MS }), 24 * 200));
      return deviationOf(prices.map((ticks) => ticks / 5_000_000 - 1));
    };
    // 8 % a day against a pull of ln 2 ÷ 6 h: a deviation of σ ÷ √(2 × pull) = 0.08 ÷ √(2 × 2.77) = 3.4 %.
    const held = spreadOf([meanReversion({ halfLife: '6h' })]);
    expect(held / 0.034).toBeGreaterThan(0.8);
    expect(held / 0.034).toBeLessThan(1.2);
    expect(spreadOf()).toBeGreaterThan(5 * held);
  });
});

describe('instruments that belong together', () => {
  const together = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, number, index) => sum + number * (b[index] ?? 0), 0) / (a.length * deviationOf(a) * deviationOf(b));

  it('correlate as they were asked to', () => {
    const correlation = { 'ETH-USD': { with: BTC, rho: 0.8 } };
    const ids = [BTC, 'ETH-USD', 'SOL-USD'];
    const steps = walk(open({ preset: 'volatile', correlation, crowd: false, stepMs: HOUR_MS }, ids), 3_000);
    const [btc, eth, sol] = ids.map((id) => changesOf(middles(steps, id))) as [number[], number[], number[]];
    expect(Math.abs(together(btc, eth) - 0.8)).toBeLessThan(0.06);
    expect(Math.abs(together(btc, sol))).toBeLessThan(0.06);
  });

  it('a perpetual follows its underlying with a premium, and says where that is', () => {
    const premium = { mean: '0.1 %', deviation: '0.05 %', halfLife: '10m' };
    const steps = walk(open({ preset: 'volatile', premium, crowd: false, stepMs: 60_000 }, ['BTC-PERP', BTC]), 5_000);
    const premiums = steps.map((step) => {
      const indexTicks = bookOf(step, 'BTC-PERP')?.indexTicks ?? NaN;
      // Ticks of 0.01 and of 0.1.
      expect(Math.abs(indexTicks - middleOf(step) / 10)).toBeLessThanOrEqual(1);
      return middleOf(step, 'BTC-PERP') / indexTicks - 1;
    });
    const mean = premiums.reduce((a, b) => a + b, 0) / premiums.length;
    expect(mean).toBeGreaterThan(0.0009);
    expect(mean).toBeLessThan(0.0011);
    const deviation = deviationOf(premiums.map((each) => each - mean));
    expect(deviation).toBeGreaterThan(0.0004);
    expect(deviation).toBeLessThan(0.0006);
    expect(bookOf(steps[0] ?? { at: 0, books: [] })?.indexTicks).toBeUndefined();
  });

  it('a perpetual whose underlying is not listed has the price of its own without the premium for index', () => {
    const steps = walk(open({ premium: { mean: '1 %', deviation: '0 %' }, crowd: false }, ['BTC-PERP']), 50);
    for (const step of steps) {
      const ratio = middleOf(step, 'BTC-PERP') / (bookOf(step, 'BTC-PERP')?.indexTicks ?? NaN);
      expect(ratio).toBeCloseTo(1.01, 4);
    }
    expect(new Set(middles(steps, 'BTC-PERP')).size).toBeGreaterThan(30);
  });
});
