import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Random } from '@bot/core';
import { integerBetween, normal, shuffle, uniform01 } from './distributions';
import { createRandom, restoreRandom, stateOf, type RandomState } from './seededRandom';

/** Numbers that were written down once. They change with a major version only: recorded runs depend on them. */
interface Golden {
  readonly seed: string | number;
  readonly streams: readonly {
    readonly forks: readonly string[];
    readonly uint32: readonly number[];
    readonly uniform01: readonly number[];
    readonly integers1to6: readonly number[];
    readonly normal: readonly number[];
    readonly shuffle: readonly string[];
  }[];
}

const folder = join(__dirname, 'golden');
const goldens = readdirSync(folder)
  .sort()
  .map((file): [string, Golden] => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden]);

const draws = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('a seeded generator', () => {
  it.each(goldens)('gives the numbers that were written down in %s', (_file, { seed, streams }) => {
    for (const golden of streams) {
      const stream = (): Random => golden.forks.reduce((random, label) => random.fork(label), createRandom(seed));
      const [raw, uniform, dice, bell] = [stream(), stream(), stream(), stream()] as const;
      expect({
        forks: golden.forks,
        uint32: draws(golden.uint32.length, () => raw.nextUint32()),
        uniform01: draws(golden.uniform01.length, () => uniform01(uniform)),
        integers1to6: draws(golden.integers1to6.length, () => integerBetween(dice, 1, 6)),
        normal: draws(golden.normal.length, () => normal(bell)),
        shuffle: shuffle(stream(), [...golden.shuffle].sort()),
      }).toEqual(golden);
    }
  });

  it('has four golden files to be checked by', () => {
    expect(goldens.map(([file]) => file)).toEqual(['day.json', 'empty.json', 'one.json', 'words.json']);
  });

  it('takes 1 and "1" for the same seed, and tells others apart', () => {
    const first = (seed: string | number): number => createRandom(seed).nextUint32();
    expect(first(1)).toBe(first('1'));
    expect(new Set([first(1), first(2), first(''), first('a'), first('aa')]).size).toBe(5);
  });

  it('forks by label alone: what was drawn before does not matter, and a fork does not move its parent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat({ max: 50 }), (seed, label, drawn) => {
        const [used, fresh] = [createRandom(seed), createRandom(seed)];
        draws(drawn, () => used.nextUint32());
        expect(used.fork(label).nextUint32()).toBe(fresh.fork(label).nextUint32());
        draws(drawn, () => fresh.nextUint32());
        expect(used.nextUint32()).toBe(fresh.nextUint32());
      }),
    );
  });

  it('tells the fork a of b from the fork a/b', () => {
    const root = createRandom('seed');
    const streams = [root, root.fork('a/b'), root.fork('a').fork('b'), root.fork('["a","b"]')];
    expect(new Set(streams.map((random) => random.nextUint32())).size).toBe(4);
  });

  it('goes on exactly where it was when its state is kept as JSON', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 50 }), (seed, drawn) => {
        const random = createRandom(seed).fork('market');
        draws(drawn, () => random.nextUint32());
        const state = JSON.parse(JSON.stringify(stateOf(random))) as RandomState;
        const restored = restoreRandom(state);
        expect(draws(20, () => restored.nextUint32())).toEqual(draws(20, () => random.nextUint32()));
        expect(restored.fork('x').nextUint32()).toBe(random.fork('x').nextUint32());
      }),
    );
  });

  it('refuses the state of a generator of somebody else', () => {
    const foreign: Random = { nextUint32: () => 4, fork: () => foreign };
    expect(() => stateOf(foreign)).toThrow('only a generator made by createRandom has a state');
  });
});
