import { createRandom } from '@bot/simulation';
import { instrumentFor } from './instruments';
import type { Market, MarketStep } from './marketSource';
import { pathMarket, type PathMarketOptions } from './pathMarket';

const MINUTE_MS = 60_000;

function open(
  paths: Record<string, string>,
  { ids = ['BTC-USD'], ...options }: PathMarketOptions & { ids?: readonly string[] } = {},
): Market {
  const instruments = ids.flatMap((id) => instrumentFor(id) ?? []);
  return pathMarket(paths, options).open({ instruments, random: createRandom(1), startAt: 0 });
}
const bestOf = ({ books }: MarketStep): readonly unknown[] =>
  books.map(({ instrumentId, bids, asks, indexTicks }) => [instrumentId, bids[0]?.[0], asks[0]?.[0], indexTicks]);

describe('a market that goes where it is told', () => {
  it('moves in straight lines and then stands still, with the spread of its preset', () => {
    const market = open({ 'BTC-USD': '50000 → 39000 over 10m' }, { stepMs: 5 * MINUTE_MS, preset: 'illiquid' });
    const steps = Array.from({ length: 4 }, () => market.step());
    expect(steps.map(({ at, books: [book] }) => [at / MINUTE_MS, book?.bids[0]?.[0], book?.asks[0]?.[0]])).toEqual([
      [0, 4_975_000, 5_025_000],
      [5, 4_427_750, 4_472_250],
      [10, 3_880_500, 3_919_500],
      [15, 3_880_500, 3_919_500],
    ]);
    // 1,000 at 50,000 is 0.02 BTC.
    expect(steps[0]?.books[0]?.bids[0]?.[1]).toBe(2_000_000);
    expect(market.presetFor('BTC-USD').spreadBps).toBe(100);
  });

  it('has a step at the end of every leg, so that no spike is missed', () => {
    const market = open({ 'BTC-USD': '50000 → 5000 over 300ms → 50000 over 300ms' });
    const steps = Array.from({ length: 4 }, () => market.step());
    expect(steps.map(({ at }) => at)).toEqual([0, 300, 600, 1_000]);
    expect(steps[1]?.books[0]?.bids[0]?.[0]).toBe(499_950);
  });

  it('lets who has no path stand still, and a perpetual take that of its underlying', () => {
    const market = open(
      { 'BTC-USD': '40000 → 41000 over 1s' },
      { ids: ['BTC-USD', 'ETH-USD', 'BTC-PERP', 'ETH-PERP'] },
    );
    market.step();
    expect(bestOf(market.step())).toEqual([
      ['BTC-USD', 4_099_590, 4_100_410, undefined],
      ['ETH-USD', 299_970, 300_030, undefined],
      ['BTC-PERP', 409_959, 410_041, 410_000],
      ['ETH-PERP', 299_970, 300_030, 300_000],
    ]);
  });

  it('takes the path of a perpetual alone for its index too, and for its price only where there is an underlying', () => {
    const path = { 'BTC-PERP': '50000 → 60000 over 1s' };
    const [alone, beside] = [open(path, { ids: ['BTC-PERP'] }), open(path, { ids: ['BTC-USD', 'BTC-PERP'] })];
    alone.step();
    beside.step();
    expect(bestOf(alone.step())).toEqual([['BTC-PERP', 599_940, 600_060, 600_000]]);
    expect(bestOf(beside.step())[1]).toEqual(['BTC-PERP', 599_940, 600_060, 500_000]);
  });

  it.each([
    [{ 'DOGE-USD': '1 → 2 over 1s' }, {}, 'DOGE-USD is none'],
    [{ 'BTC-USD': '50000' }, {}, 'a path has a start and a leg'],
    [{ 'BTC-USD': '50000 → 39000 over a while' }, {}, 'is not a duration'],
    [{ 'BTC-USD': '50000 → 39000 over 1s' }, { stepMs: 0 }, 'not 0'],
  ])('refuses %j with %j', (paths, options, words) => {
    expect(() => open(paths as unknown as Record<string, string>, options)).toThrow(words);
  });

  it('refuses a position of another kind of market', () => {
    expect(() => open({}).restore({ kind: 'manual', nextAt: 0 })).toThrow('"path"');
  });
});
