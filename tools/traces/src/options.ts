import { parseArgs } from 'node:util';

/** What the command line says. */
export interface TracesOptions {
  /** Decides both orders. null: a new one. */
  readonly order: string | null;
  /** null: all suites in memory. */
  readonly suites: readonly string[] | null;
  readonly asJson: boolean;
  readonly wantsHelp: boolean;
}

const known = {
  order: { type: 'string' },
  suite: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws Error with a sentence for the user */
export function readOptions(args: readonly string[]): TracesOptions {
  const { order, suite, json, help } = parse(args);
  return { order: order ?? null, suites: suite ?? null, asJson: json, wantsHelp: help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw new Error(`${String((cause as Error).message)}. See --help.`, { cause });
  }
}

export const helpText = (
  suites: readonly string[],
): string => `Carries out every scenario in memory twice, in two random orders, and compares everything that happened.
Each of the two passes has a process of its own; all seeds but those of the orders are the same.

Usage: npm run traces -- [options]

Options:
  --order SEED   decides both orders, as a run that failed has printed it (default: a new one)
  --suite NAME   only this suite; may be repeated
  --json         print {order, scenarios, findings: [{name, kind, text}]}
  --help         print this

Suites: ${suites.join(', ')}

A finding is a scenario that took another course (something in it is not decided by the seed: a clock, dice, the order of a race),
or that failed in this order (another one left something behind). SIM_SEED=SEED gives all worlds another seed.

Examples:
  npm run traces
  npm run traces -- --suite trading-lifecycle
  npm run traces -- --order 5f1c09aa
`;
