import { parseArgs } from 'node:util';

/** What the command line says. */
export interface BenchOptions {
  /** null: all benchmarks. */
  readonly only: string | null;
  readonly rounds: number;
  readonly isQuick: boolean;
  readonly asJson: boolean;
  readonly wantsHelp: boolean;
  /** A contender to measure right here: this is the process of its own. */
  readonly measure: string | null;
}

/** Rounds unless they are stated. */
const ROUNDS = 7;
const QUICK_ROUNDS = 3;

const known = {
  only: { type: 'string' },
  rounds: { type: 'string' },
  quick: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  measure: { type: 'string' },
} as const;

/** @throws Error with a sentence for the user */
export function readOptions(args: readonly string[]): BenchOptions {
  const { only, rounds, quick, json, help, measure } = parse(args);
  return {
    only: only ?? null,
    rounds: rounds === undefined ? (quick ? QUICK_ROUNDS : ROUNDS) : roundsOf(rounds),
    isQuick: quick,
    asJson: json,
    wantsHelp: help,
    measure: measure ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw new Error(`${String((cause as Error).message)}. See --help.`, { cause });
  }
}

function roundsOf(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new Error(`--rounds takes a whole number from 1 to 999, not "${text}".`);
}

export const helpText = (benchmarks: Readonly<Record<string, { readonly about: string }>>): string => {
  const names = Object.keys(benchmarks);
  const width = Math.max(...names.map((name) => name.length));
  return `Compares our own ways with others, as ratios of processor time.

Usage: npm run bench -- [options]

Options:
  --only NAME    one benchmark
  --rounds N     how often all are measured, one after the other (default: ${ROUNDS}, quick: ${QUICK_ROUNDS})
  --quick        fewer rounds and shorter work: to see that all is well, not to be quoted
  --json         print one array of {name, ours, against, ratio, goal, unit, equal}
  --help         print this

Benchmarks:
${Object.entries(benchmarks)
  .map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`)
  .join('\n')}

Each measurement runs in a process of its own; results are compared before speeds are. A ratio above 1 means that ours is better, and
it is the median of the ratios within a round. Other work on the machine disturbs even processor time: look at the range too.

Examples:
  npm run bench
  npm run bench -- --only matching
  npm run bench -- --only=growth --quick
  npm run bench -- --only money --rounds 11 --json
`;
};
