import fc from 'fast-check';
import type { Random } from '@bot/core';
import { createRandom } from '@bot/simulation';
import { bellShaped } from './bellShaped';
import { heavyTailed } from './heavyTailed';
import { poisson } from './poisson';
import { createRandomStreams } from './randomStreams';
import { twelveDigits } from './twelveDigits';

const DRAWS = 20_000;
const sample = (draw: (random: Random) => number, seed: string): readonly number[] => {
  const random = createRandom(seed);
  return Array.from({ length: DRAWS }, () => draw(random));
};
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const shareBelow = (numbers: readonly number[], bound: number): number =>
  numbers.filter((number) => number < bound).length / numbers.length;

/** Gives the same draw again and again. */
const always = (draw: number): Random => ({ nextUint32: () => draw, fork: () => always(draw) });
const MAX = 2 ** 32 - 1;

describe('twelve digits', () => {
  it('are what is kept of a number', () => {
    expect(twelveDigits(Math.SQRT2)).toBe(1.41421356237);
    expect(twelveDigits(0)).toBe(0);
  });
});

describe('bell-shaped numbers', () => {
  it('have mean 0 and deviation 1', () => {
    const numbers = sample(bellShaped, 'bell');
    expect(mean(numbers)).toBeCloseTo(0, 1);
    expect(mean(numbers.map((number) => number * number))).toBeCloseTo(1, 1);
    expect(shareBelow(numbers, -1)).toBeCloseTo(0.16, 1);
  });

  it('lie between −3.46 and 3.46', () => {
    expect(bellShaped(always(0))).toBeCloseTo(-3.4641, 4);
    expect(bellShaped(always(MAX))).toBeCloseTo(3.4641, 4);
  });
});

describe('arrivals', () => {
  it.each([0.02, 2, 100])('have the mean and the variance that were asked for: %d', (asked) => {
    const counts = sample(poisson(asked), `arrivals ${asked}`);
    const average = mean(counts);
    expect(average / asked).toBeGreaterThan(0.85);
    expect(average / asked).toBeLessThan(1.15);
    const variance = mean(counts.map((count) => (count - average) ** 2));
    expect(variance / asked).toBeGreaterThan(0.85);
    expect(variance / asked).toBeLessThan(1.15);
  });

  it('stay away as often as e⁻² says of a mean of 2', () => {
    expect(shareBelow(sample(poisson(2), 'none'), 1)).toBeCloseTo(0.135, 2);
  });

  it('never come of a mean of zero', () => {
    expect(poisson(0)(always(MAX))).toBe(0);
  });
});

describe('heavy-tailed sizes', () => {
  it('are mostly small, and large now and then', () => {
    const sizes = sample(heavyTailed, 'sizes');
    expect(shareBelow(sizes, 0.41)).toBeCloseTo(0.5, 1);
    expect(shareBelow(sizes, 3)).toBeLessThan(0.96);
    expect(mean(sizes) / (20 / 21)).toBeGreaterThan(0.9);
    expect(mean(sizes) / (20 / 21)).toBeLessThan(1.1);
  });

  it('end at 0 and at 20', () => {
    expect(heavyTailed(always(0))).toBe(0);
    expect(heavyTailed(always(MAX))).toBe(20);
  });
});

describe('streams of chance', () => {
  it('go on from a state that was kept as text, also those that nobody has asked for yet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c')),
        fc.array(fc.constantFrom('a', 'b', 'd')),
        (before, after) => {
          const streams = createRandomStreams(createRandom(1));
          for (const name of before) streams.of(name).nextUint32();
          const restored = createRandomStreams(createRandom(2));
          restored.of('a').nextUint32();
          restored.restore(JSON.parse(JSON.stringify(streams.state())));
          for (const name of after) expect(restored.of(name).nextUint32()).toBe(streams.of(name).nextUint32());
        },
      ),
    );
  });

  it('do not shift one another', () => {
    const [busy, calm] = [createRandomStreams(createRandom(1)), createRandomStreams(createRandom(1))];
    for (let draw = 0; draw < 9; draw++) busy.of('a').nextUint32();
    expect(busy.of('b').nextUint32()).toBe(calm.of('b').nextUint32());
  });
});
