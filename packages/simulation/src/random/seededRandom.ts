import { createHash } from 'node:crypto';
import { assert, type Random } from '@bot/core';

/** Everything that a generator is, as JSON: kept, it goes on exactly where it was. */
export interface RandomState {
  /** The seed and the labels of the forks that led here. */
  readonly path: readonly string[];
  readonly words: readonly [number, number, number, number];
}

interface SeededRandom extends Random {
  state(): RandomState;
}

/**
 * The same seed gives the same sequence; `1` and `'1'` are the same seed. A fork depends on the seed and its label only,
 * never on how much was drawn before, so that one more draw here does not shift the numbers there.
 */
export const createRandom = (seed: string | number): Random => seeded([String(seed)]);

/** @throws AssertionFailed for a `Random` that was not made here */
export function stateOf(random: Random): RandomState {
  assert('state' in random, 'only a generator made by createRandom has a state');
  return (random as SeededRandom).state();
}

/** Goes on where `stateOf` was taken, also for forks. */
export const restoreRandom = (state: RandomState): Random => generator(state.path, state.words);

function seeded(path: readonly string[]): Random {
  const digest = createHash('sha256').update(JSON.stringify(path)).digest();
  return generator(path, [
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8),
    digest.readUInt32LE(12),
  ]);
}

/** sfc32 (small fast counting generator): 128 bits of state, passes the usual batteries, needs only 32-bit integers. */
function generator(path: readonly string[], words: RandomState['words']): SeededRandom {
  let [a, b, c, counter] = words;
  return {
    nextUint32() {
      const result = (a + b + counter) >>> 0;
      counter = (counter + 1) >>> 0;
      a = (b ^ (b >>> 9)) >>> 0;
      b = (c + (c << 3)) >>> 0;
      c = (((c << 21) | (c >>> 11)) + result) >>> 0;
      return result;
    },
    fork: (label) => seeded([...path, label]),
    state: () => ({ path, words: [a, b, c, counter] }),
  };
}
