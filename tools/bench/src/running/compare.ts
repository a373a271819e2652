import type { Benchmark, Contender } from '../benchmark';
import type { Measurement } from './measure';

/** How much faster the subject is than the baseline: above 1 is faster. */
export interface Comparison {
  readonly name: string;
  readonly about: string;
  readonly subject: string;
  readonly baseline: string;
  readonly rounds: number;
  readonly ratio: { readonly median: number; readonly lowest: number; readonly highest: number };
  /** Operations per second of processor time, the median of the rounds. */
  readonly operationsPerSecond: { readonly subject: number; readonly baseline: number };
}

/**
 * Runs both contenders in every round, the first of the two changing from round to round, and pairs their speeds within it.
 * @param measureAlone measures a contender in a process of its own
 * @throws Error when they do not give the same result: then their speeds mean nothing
 */
export function compare(
  name: string,
  benchmark: Benchmark,
  rounds: number,
  measureAlone: (role: 'subject' | 'baseline') => Measurement,
): Comparison {
  const { subject, baseline, about } = benchmark;
  const pairs = Array.from({ length: rounds }, (_, round) => {
    const first = round % 2 === 0 ? 'subject' : 'baseline';
    const early = measureAlone(first);
    const late = measureAlone(first === 'subject' ? 'baseline' : 'subject');
    const pair = first === 'subject' ? { subject: early, baseline: late } : { subject: late, baseline: early };
    sameResult(name, subject, baseline, pair);
    return { subject: speed(pair.subject), baseline: speed(pair.baseline) };
  });
  const ratios = pairs.map((pair) => pair.subject / pair.baseline);
  return {
    name,
    about,
    subject: subject.name,
    baseline: baseline.name,
    rounds,
    ratio: { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) },
    operationsPerSecond: {
      subject: Math.round(median(pairs.map((pair) => pair.subject))),
      baseline: Math.round(median(pairs.map((pair) => pair.baseline))),
    },
  };
}

function sameResult(
  name: string,
  subject: Contender,
  baseline: Contender,
  pair: { readonly subject: Measurement; readonly baseline: Measurement },
): void {
  if (pair.subject.digest === pair.baseline.digest) return;
  throw new Error(
    `${name}: ${subject.name} and ${baseline.name} do not agree, so their speeds cannot be compared: ` +
      `${pair.subject.digest} and ${pair.baseline.digest}.`,
  );
}

const speed = ({ operations, cpuUs }: Measurement): number => (operations / cpuUs) * 1e6;

/** The middle one; of an even number the lower of the two, so that it is one that was measured. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.floor((sorted.length - 1) / 2)]);
}
