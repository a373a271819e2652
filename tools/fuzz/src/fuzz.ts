import type { Random } from '@bot/core';
import { createRandom, integerBetween } from '@bot/simulation';
import { answerTarget } from './answerTarget';
import type { FuzzFinding } from './finding';
import { frameTarget } from './frameTarget';
import type { FuzzTarget } from './fuzzTarget';
import { simulatorTarget } from './simulatorTarget';

export interface FuzzOptions {
  readonly seed: string;
  /** Bodies and frames; the last case may bring a few more. */
  readonly runs: number;
  /** The case to begin with. */
  readonly from: number;
  /** Told before each case. */
  readonly onCase?: (number: number, runs: number) => void;
}

/** Of a hundred cases. What is left goes to the simulator, thirty bodies and frames at once. */
const FRAMES = 80;
const ANSWERS = 18;

const targetOf = (random: Random): FuzzTarget => {
  const drawn = integerBetween(random, 0, 99);
  if (drawn < FRAMES) return frameTarget;
  return drawn < FRAMES + ANSWERS ? answerTarget : simulatorTarget;
};

/** Until so many bodies and frames were tried or something was found: null when nothing was. */
export async function fuzz(
  { seed, runs, from, onCase }: FuzzOptions,
  targetFor = targetOf,
): Promise<FuzzFinding | null> {
  let done = 0;
  for (let number = from; done < runs; number += 1) {
    onCase?.(number, done);
    const random = createRandom(`${seed}/${number}`);
    const { what, bytes, check } = await targetFor(random)(random);
    const problem = await check();
    if (problem !== null) return { number, what, problem, bytes };
    done += bytes.length;
  }
  return null;
}
