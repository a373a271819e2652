import { parseArgs } from 'node:util';
import { modules } from './modules';

/** What the command line says. */
export interface MutateOptions {
  /** Names of modules; null: all of them. */
  readonly only: readonly string[] | null;
  readonly jobs: number;
  readonly asJson: boolean;
  readonly wantsHelp: boolean;
}

const known = {
  only: { type: 'string', multiple: true },
  jobs: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws Error with a sentence for the user */
export function readOptions(args: readonly string[]): MutateOptions {
  const { only, jobs, json, help } = parse(args);
  if (!/^[1-9]\d?$/.test(jobs)) throw new Error(`--jobs takes a whole number from 1 to 99, not "${jobs}".`);
  const unknown = (only ?? []).filter((name) => !Object.hasOwn(modules, name));
  if (unknown.length > 0) {
    throw new Error(`There is no module "${unknown.join('", "')}"; there are: ${Object.keys(modules).join(', ')}.`);
  }
  return { only: only ?? null, jobs: Number(jobs), asJson: json, wantsHelp: help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw new Error(`${String((cause as Error).message)}. See --help.`, { cause });
  }
}

export const helpText = (): string => {
  const width = Math.max(...Object.keys(modules).map((name) => name.length));
  return `Changes the code in small ways, one at a time, and counts which changes the unit tests of the module notice.

Usage: npm run mutate -- [options]

Options:
  --only NAME    one module; may be given several times
  --jobs N       how many mutants at once (default: 1)
  --json         print one array of {module, score, goal, killed, survived, uncovered, ignored, survivors}
  --help         print this

The score is the share of mutants that a test has noticed. Below the goal of the module the exit code is 1. Survivors are listed with
their places; .stryker/NAME.html shows each in its file. A module takes minutes.

Modules:
${Object.entries(modules)
  .map(([name, { project, sources, goal }]) => `  ${name.padEnd(width)}  ${project}/${sources}, at least ${goal} %`)
  .join('\n')}

Examples:
  npm run mutate -- --only risk
  npm run mutate -- --only order --only position --jobs 2
  npm run mutate -- --json
`;
};
