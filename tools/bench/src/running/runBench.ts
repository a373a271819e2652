import type { Benchmark, Budget, Contender, Measurement } from '../benchmark';
import { compare, type Comparison } from './compare';
import { helpText, readOptions, type BenchOptions } from './options';
import { table } from './table';

/** What the command needs from outside. */
export interface Surroundings {
  /** Runs this same command in a process of its own and gives what it printed. */
  again(args: readonly string[]): string;
  /** Says how far it is, while it works. */
  progress(line: string): void;
  /** Whether colours would be seen. */
  readonly isColoured: boolean;
}

const FULL: Budget = { warmUpMs: 4_000, measuredMs: 1_000, share: 1 };
const QUICK: Budget = { warmUpMs: 300, measuredMs: 300, share: 0.1 };

/**
 * The command `bench`.
 * @returns what to print
 * @throws Error with a sentence for the user
 */
export async function runBench(
  args: readonly string[],
  benchmarks: Readonly<Record<string, Benchmark>>,
  surroundings: Surroundings,
): Promise<string> {
  const options = readOptions(args);
  if (options.wantsHelp) return helpText(benchmarks);
  const chosen = options.only === null ? Object.keys(benchmarks) : [options.only];
  if (options.measure !== null) return measured(benchmarkOf(benchmarks, chosen.join()), options.measure, options);
  const comparisons = chosen.flatMap((name) =>
    comparisonsOf(name, benchmarkOf(benchmarks, name), options, surroundings),
  );
  return options.asJson ? `${json(comparisons)}\n` : `${table(comparisons, surroundings.isColoured)}\n`;
}

function benchmarkOf(benchmarks: Readonly<Record<string, Benchmark>>, name: string): Benchmark {
  const found = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (found !== undefined) return found;
  throw new Error(`There is no benchmark "${name}"; there are: ${Object.keys(benchmarks).join(', ')}.`);
}

/** In the process of its own. */
async function measured({ contenders }: Benchmark, name: string, { isQuick }: BenchOptions): Promise<string> {
  const found = contenders.find((contender: Contender) => contender.name === name);
  if (found === undefined) throw new Error(`There is no contender "${name}".`);
  return JSON.stringify(await found.measure(isQuick ? QUICK : FULL));
}

function comparisonsOf(
  name: string,
  benchmark: Benchmark,
  { rounds, isQuick }: BenchOptions,
  { again, progress }: Surroundings,
): readonly Comparison[] {
  const quick = isQuick ? ['--quick'] : [];
  return compare(name, benchmark, {
    rounds,
    measureAlone: (contender) =>
      JSON.parse(again([`--only=${name}`, `--measure=${contender}`, ...quick])) as Measurement,
    onRound: (round) => progress(`${name}: round ${round} of ${rounds}`),
  });
}

/** Results were compared, else there were no figures: `equal` says so to those who read nothing but this. */
function json(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ name, figures, ratio, goal, unit }) => ({
    name,
    ours: Math.round(figures.ours),
    against: figures.against === null ? null : Math.round(figures.against),
    ratio: ratio === null ? null : Number(ratio.median.toFixed(3)),
    goal,
    unit,
    equal: true,
  }));
  return JSON.stringify(rows, null, 2);
}
