import { fromSteps, priceOf, toChartNumber } from '@bot/core';
import { createRandom } from '@bot/simulation';
import { instrumentFor } from './instruments';
import { manualMarket } from './manualMarket';
import type { Market, MarketStep } from './marketSource';
import { randomWalkMarket, type RandomWalkOptions } from './randomWalkMarket';

const named = (...ids: string[]) => ids.flatMap((id) => instrumentFor(id) ?? []);

const open = (seed: number, options: RandomWalkOptions = {}, ...ids: string[]): Market =>
  randomWalkMarket(options).open({
    instruments: named('BTC-USD', ...ids),
    random: createRandom(seed),
    startAt: 1_000,
  });

const walk = (market: Market, steps: number): readonly MarketStep[] =>
  Array.from({ length: steps }, () => market.step());

const middle = ({ books: [book] }: MarketStep): number => ((book?.bids[0]?.[0] ?? 0) + (book?.asks[0]?.[0] ?? 0)) / 2;

describe('a market that wanders', () => {
  it('starts at the usual price with the spread of its preset, and steps every five seconds', () => {
    const [first, second] = walk(open(1), 2);
    expect([first?.at, second?.at]).toEqual([1_000, 6_000]);
    expect(first && middle(first)).toBe(5_000_000);
    expect(first?.books[0]?.asks[0]?.[0]).toBe(5_000_500);
    expect(first?.books[0]?.bids).toHaveLength(5);
  });

  it('is the same for the same seed and another for another', () => {
    expect(walk(open(1), 50)).toEqual(walk(open(1), 50));
    expect(walk(open(1), 50)).not.toEqual(walk(open(2), 50));
  });

  it('goes on from a position that was kept as text with the very same steps', () => {
    const market = open(3);
    walk(market, 20);
    const position = JSON.parse(JSON.stringify(market.position()));
    const restored = open(4);
    restored.restore(position);
    expect(restored.nextAt()).toBe(market.nextAt());
    expect(walk(restored, 20)).toEqual(walk(market, 20));
  });

  it('does not change for one instrument because another is there, also after a restart', () => {
    const prices = (steps: readonly MarketStep[]): readonly number[] => steps.map(middle);
    expect(prices(walk(open(5), 20))).toEqual(prices(walk(open(5, {}, 'ETH-USD'), 20)));

    const market = open(5);
    walk(market, 3);
    const wider = open(6, {}, 'ETH-USD');
    wider.restore(market.position());
    expect(prices(walk(wider, 5))).toEqual(prices(walk(market, 5)));
  });

  it.each([
    ['normal', 0.01],
    ['volatile', 0.08],
    ['illiquid', 0.03],
  ] as const)('moves as much in a day as its preset says: %s', (preset, dailyVolatility) => {
    const stepMs = 3_600_000;
    const days = 400;
    const market = open(7, { presets: { 'BTC-USD': preset }, stepMs });
    const closes = walk(market, days * 24)
      .filter((_, hour) => hour % 24 === 0)
      .map(middle);
    const changes = closes.slice(1).map((close, day) => Math.log(close / (closes[day] ?? close)));
    const deviation = Math.sqrt(changes.reduce((sum, change) => sum + change * change, 0) / changes.length);
    expect(deviation / dailyVolatility).toBeGreaterThan(0.9);
    expect(deviation / dailyVolatility).toBeLessThan(1.1);
  });

  it('offers about as much as its preset says', () => {
    const sizes = walk(open(8, { preset: 'illiquid', startPrices: { 'BTC-USD': '25000' } }), 1_000).map(
      ({ books }) => books[0]?.bids[0]?.[1] ?? 0,
    );
    const average = sizes.reduce((sum, lots) => sum + lots, 0) / sizes.length;
    // 1,000 at 25,000 is 0.04 BTC.
    expect(average / 4_000_000).toBeCloseTo(1, 1);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2_000_000);
  });

  it('never falls to nothing', () => {
    const market = open(9, { startPrices: { 'BTC-USD': '0.03' }, preset: 'volatile', stepMs: 86_400_000 });
    const lowest = Math.min(...walk(market, 500).map(({ books }) => books[0]?.bids[0]?.[0] ?? 0));
    expect(toChartNumber(fromSteps(lowest, priceOf('0.01')))).toBeGreaterThan(0);
  });

  it('refuses a position of another kind of market', () => {
    const manual = manualMarket().open({ instruments: named('BTC-USD'), random: createRandom(1), startAt: 0 });
    expect(() => open(1).restore(manual.position())).toThrow('the store stands in the market "manual"');
    expect(() => manual.restore(open(1).position())).toThrow('"random walk"');
  });
});

describe('a market that stands still', () => {
  it('quotes the same at every step, goes on where it was, and has the preset that it was given', () => {
    const source = manualMarket({ prices: { 'BTC-USD': '42000' }, preset: 'illiquid', stepMs: 1_000 });
    const setting = { instruments: named('BTC-USD', 'ETH-USD'), random: createRandom(1), startAt: 500 };
    const market = source.open(setting);
    const [first, second] = walk(market, 2);
    expect(first?.books).toEqual(second?.books);
    expect(first && middle(first)).toBe(4_200_000);
    expect(first?.books[1]?.bids[0]?.[0]).toBe(298_500);
    expect(market.presetFor('ETH-USD').spreadBps).toBe(100);

    const restored = source.open(setting);
    restored.restore(market.position());
    expect(restored.nextAt()).toBe(2_500);
  });
});
