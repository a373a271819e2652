import { createRandom } from '@bot/simulation';
import { createBasePrice } from './basePrice';

const random = () => createRandom(1);
const moving = (share: number) => ({ change: () => share, random });

describe('a base price', () => {
  it('multiplies what its processes say: 1,000 × 1.01 × 0.98 = 989.8', () => {
    const price = createBasePrice(1_000, [moving(0.01), moving(-0.02)]);
    price.step(0);
    expect(price.ticks).toBeCloseTo(989.8, 8);
  });

  it('shows every process the price of the step before, and the shock', () => {
    const seen: number[] = [];
    const watching = {
      change: ({ ticks, shock }: { ticks: number; shock: number }) => {
        seen.push(ticks, shock);
        return 1;
      },
      random,
    };
    createBasePrice(1_000, [watching, watching]).step(0.5);
    expect(seen).toEqual([1_000, 0.5, 1_000, 0.5]);
  });

  it('gaps, and goes on from what was kept', () => {
    const price = createBasePrice(1_000, []);
    price.gap(-0.05);
    expect(price.ticks).toBe(950);
    price.restore(123.25);
    price.step(9);
    expect(price.ticks).toBe(123.25);
  });

  it('neither falls to nothing nor rises beyond what can be counted', () => {
    const [low, high] = [createBasePrice(1_000, [moving(-2)]), createBasePrice(1_000, [moving(1e12)])];
    low.step(0);
    high.step(0);
    expect([low.ticks, high.ticks]).toEqual([2, 1e12]);
  });
});
