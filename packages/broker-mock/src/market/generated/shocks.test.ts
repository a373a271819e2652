import { createRandom } from '@bot/simulation';
import { createRandomStreams } from '../chance/randomStreams';
import { createShocks, type Correlation } from './shocks';

const IDS = ['BTC-USD', 'ETH-USD', 'SOL-USD'];
const shocksOf = (correlation: Correlation, seed = 1, ids = IDS) =>
  createShocks(ids, correlation, createRandomStreams(createRandom(seed)));

function sampled(correlation: Correlation): Readonly<Record<string, readonly number[]>> {
  const shocks = shocksOf(correlation);
  const columns: Record<string, number[]> = { 'BTC-USD': [], 'ETH-USD': [], 'SOL-USD': [] };
  for (let step = 0; step < 5_000; step++) {
    for (const [id, shock] of shocks()) columns[id]?.push(shock);
  }
  return columns;
}

/** The numbers have mean 0 and deviation 1, so their correlation is the mean of the products. */
const together = (a: readonly number[] = [], b: readonly number[] = []): number =>
  a.reduce((sum, number, index) => sum + number * (b[index] ?? 0), 0) / a.length;

describe('shocks', () => {
  it('know nothing of one another where nothing is said', () => {
    const { 'BTC-USD': btc, 'ETH-USD': eth } = sampled({});
    expect(Math.abs(together(btc, eth))).toBeLessThan(0.05);
  });

  it('correlate as they were asked to, of a chain the ends by the product', () => {
    const {
      'BTC-USD': btc,
      'ETH-USD': eth,
      'SOL-USD': sol,
    } = sampled({ 'SOL-USD': { with: 'ETH-USD', rho: 0.5 }, 'ETH-USD': { with: 'BTC-USD', rho: 0.8 } });
    expect(Math.abs(together(btc, eth) - 0.8)).toBeLessThan(0.05);
    expect(Math.abs(together(eth, sol) - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(together(btc, sol) - 0.4)).toBeLessThan(0.05);
    expect(Math.abs(together(sol, sol) - 1)).toBeLessThan(0.05);
  });

  it('are the other one’s own, or its opposite, at the ends', () => {
    const shocks = shocksOf({ 'ETH-USD': { with: 'BTC-USD', rho: 1 }, 'SOL-USD': { with: 'BTC-USD', rho: -1 } })();
    expect(shocks.get('ETH-USD')).toBe(shocks.get('BTC-USD'));
    expect(shocks.get('SOL-USD')).toBe(-(shocks.get('BTC-USD') ?? 0));
  });

  it('are 0.8 of the other one and 0.6 of their own', () => {
    const own = shocksOf({})();
    const mixed = shocksOf({ 'ETH-USD': { with: 'BTC-USD', rho: 0.8 } })();
    expect(mixed.get('BTC-USD')).toBe(own.get('BTC-USD'));
    expect(mixed.get('ETH-USD')).toBeCloseTo(0.8 * (own.get('BTC-USD') ?? 0) + 0.6 * (own.get('ETH-USD') ?? 0), 10);
  });

  it.each([
    [{ 'ETH-USD': { with: 'DOGE-USD', rho: 0.5 } }, 'DOGE-USD is none here'],
    [{ 'BTC-PERP': { with: 'BTC-USD', rho: 0.5 } }, 'BTC-PERP is none here'],
    [{ 'ETH-USD': { with: 'BTC-USD', rho: 1.1 } }, 'lies between -1 and 1: that of ETH-USD is 1.1'],
    [{ 'ETH-USD': { with: 'BTC-USD', rho: NaN } }, 'is NaN'],
    [
      { 'ETH-USD': { with: 'BTC-USD', rho: 0.5 }, 'BTC-USD': { with: 'ETH-USD', rho: 0.5 } },
      'BTC-USD → ETH-USD → BTC-USD',
    ],
  ])('are refused where they cannot be: %j', (correlation, words) => {
    expect(() => shocksOf(correlation)).toThrow(words);
  });
});
