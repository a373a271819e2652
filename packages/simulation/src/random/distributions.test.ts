import fc from 'fast-check';
import type { Random } from '@bot/core';
import { integerBetween, normal, pick, shuffle, uniform01 } from './distributions';
import { createRandom } from './seededRandom';

/** Gives these draws, one after the other. */
function fixed(...numbers: number[]): Random {
  const random: Random = { nextUint32: () => numbers.shift() ?? 0, fork: () => random };
  return random;
}

const MAX = 2 ** 32 - 1;
const DRAWS = 20_000;
const sample = (draw: () => number): number[] => Array.from({ length: DRAWS }, draw);
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

describe('uniform01', () => {
  it('goes from 0 up to just below 1', () => {
    expect(uniform01(fixed(0, 0))).toBe(0);
    expect(uniform01(fixed(MAX, MAX))).toBe(1 - 2 ** -53);
    expect(uniform01(fixed(2 ** 31, 0))).toBe(0.5);
  });

  it('has the mean and the spread of the even distribution', () => {
    const random = createRandom('uniform');
    const numbers = sample(() => uniform01(random));
    expect(mean(numbers)).toBeCloseTo(0.5, 1);
    expect(mean(numbers.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
  });
});

describe('integerBetween', () => {
  it('stays inside, both ends included', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 1000 }), fc.string(), (min, size, seed) => {
        const drawn = integerBetween(createRandom(seed), min, min + size);
        expect(drawn).toBeGreaterThanOrEqual(min);
        expect(drawn).toBeLessThanOrEqual(min + size);
      }),
    );
  });

  it('draws again when a draw lies in the incomplete round of the range', () => {
    // 2^32 is 1 more than a multiple of 3: only the highest draw is unfair.
    expect(integerBetween(fixed(MAX, 1), 0, 2)).toBe(1);
    expect(integerBetween(fixed(MAX - 1), 0, 2)).toBe(2);
    expect(integerBetween(fixed(MAX), 0, MAX)).toBe(MAX);
  });

  it('gives each side of a die about as often', () => {
    const random = createRandom('die');
    const rolls = sample(() => integerBetween(random, 1, 6));
    for (const side of [1, 2, 3, 4, 5, 6]) {
      const share = rolls.filter((roll) => roll === side).length / DRAWS;
      expect(share).toBeCloseTo(1 / 6, 1);
    }
  });

  it('refuses an empty range, parts of numbers and more than 2^32 of them', () => {
    const random = createRandom(1);
    expect(() => integerBetween(random, 2, 1)).toThrow('whole numbers from 2 to 1');
    expect(() => integerBetween(random, 0.5, 2)).toThrow('whole numbers');
    expect(() => integerBetween(random, 0, 2 ** 32)).toThrow('1 to 2^32');
  });
});

describe('normal', () => {
  it('has the mean and the deviation that were asked for', () => {
    const random = createRandom('bell');
    const numbers = sample(() => normal(random, 10, 2));
    expect(mean(numbers)).toBeCloseTo(10, 1);
    expect(Math.sqrt(mean(numbers.map((x) => (x - 10) ** 2)))).toBeCloseTo(2, 1);
  });

  it('is finite for the lowest draw and has twelve digits at most', () => {
    // Draws of zero give u = 0: radius √(−2 ln 1) = 0.
    expect(normal(fixed(0, 0, 0, 0), 3)).toBe(3);
    const random = createRandom('digits');
    const numbers = sample(() => normal(random));
    expect(numbers.filter((number) => number !== Number(number.toPrecision(12)))).toEqual([]);
  });
});

describe('pick and shuffle', () => {
  it('pick takes one of the items', () => {
    expect(pick(fixed(0), ['a', 'b', 'c'])).toBe('a');
    expect(pick(fixed(5), ['a', 'b', 'c'])).toBe('c');
    expect(() => pick(fixed(), [])).toThrow('one cannot be picked out of none');
  });

  it('shuffle keeps every item once and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const original = [...items];
        const shuffled = shuffle(createRandom(seed), items);
        expect(items).toEqual(original);
        expect(shuffled.sort()).toEqual(original.sort());
      }),
    );
  });

  it('shuffle gives each of the six orders of three items about as often', () => {
    const random = createRandom('orders');
    const counts = new Map<string, number>();
    for (let n = 0; n < DRAWS; n++) {
      const order = shuffle(random, ['a', 'b', 'c']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of counts.values()) expect(count / DRAWS).toBeCloseTo(1 / 6, 1);
  });
});
