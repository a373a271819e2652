import { parseArgs } from 'node:util';
import type { Benchmark } from '../benchmark';
import { compare, type Comparison } from './compare';
import { measure, type Measurement } from './measure';
import { table } from './table';

const help = (names: readonly string[]) => `Compares our own ways with others, as ratios of processor time.

Usage: npm run bench -- [options]

Options:
  --only=NAME    one benchmark: ${names.join(', ')}
  --rounds=N     how often both are measured, one after the other (default: 7)
  --json         print JSON
  --help         print this

Each measurement runs in a process of its own; before speeds are compared the results are. A ratio above 1 means that ours is faster.
Other work on the machine disturbs even processor time: trust the median, look at the range, and run it twice.

Examples:
  npm run bench
  npm run bench -- --only=money --rounds=11
`;

const options = {
  only: { type: 'string' },
  rounds: { type: 'string', default: '7' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  measure: { type: 'string' },
} as const;

/**
 * The command `bench`.
 * @param again runs this same command in a process of its own and returns what it printed
 * @returns what to print
 * @throws Error with a sentence for the user
 */
export function runBench(
  args: readonly string[],
  benchmarks: Readonly<Record<string, Benchmark>>,
  again: (args: readonly string[]) => string,
): string {
  const values = parse(args);
  if (values.help === true) return help(Object.keys(benchmarks));
  const chosen = values.only === undefined ? Object.keys(benchmarks) : [values.only];
  const role = values.measure;
  if (role === 'subject' || role === 'baseline') return JSON.stringify(measured(benchmarks, chosen.join(), role));
  const rounds = roundsOf(values.rounds);
  const comparisons = chosen.map((name): Comparison =>
    compare(name, benchmarkOf(benchmarks, name), rounds, (of) => {
      return JSON.parse(again([`--only=${name}`, `--measure=${of}`])) as Measurement;
    }),
  );
  return values.json === true ? `${JSON.stringify(comparisons, null, 2)}\n` : `${table(comparisons)}\n`;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new Error(`${String((cause as Error).message)}. See --help.`, { cause });
  }
}

const measured = (
  benchmarks: Readonly<Record<string, Benchmark>>,
  name: string,
  role: 'subject' | 'baseline',
): Measurement => measure(benchmarkOf(benchmarks, name)[role], { warmUpMs: 300, measuredMs: 700 });

function benchmarkOf(benchmarks: Readonly<Record<string, Benchmark>>, name: string): Benchmark {
  const found = benchmarks[name];
  if (found !== undefined) return found;
  throw new Error(`There is no benchmark "${name}"; there are: ${Object.keys(benchmarks).join(', ')}.`);
}

function roundsOf(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new Error(`--rounds takes a whole number from 1 to 999, not "${text}".`);
}
