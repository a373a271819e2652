import { brokenText, type BrokenInvariant } from './invariants';
import type { InvariantCheck } from './stepFacts';

/** What looks only at what is new would tell once what it found: whoever asks later is told it, too, until the world ends. */
export function remembered<Facts>(check: InvariantCheck<Facts>): InvariantCheck<Facts> {
  const found = new Map<string, BrokenInvariant>();
  return (facts) => {
    for (const each of check(facts)) found.set(brokenText(each), each);
    return [...found.values()];
  };
}
