import { parseArgs } from 'node:util';
import { bugs } from './bugs';

/** What the command line says. */
export interface ZooOptions {
  /** Ids of bugs; null: all of them. */
  readonly only: readonly string[] | null;
  /** Every scenario of these suites is run; null: those that are expected to catch the bug. */
  readonly suites: readonly string[] | null;
  readonly record: boolean;
  readonly asJson: boolean;
  readonly wantsHelp: boolean;
  readonly jobs: number;
}

const JOBS = 2;

const known = {
  only: { type: 'string', multiple: true },
  suite: { type: 'string', multiple: true },
  jobs: { type: 'string', default: String(JOBS) },
  record: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/**
 * @param suites names of those that there are
 * @throws Error with a sentence for the user
 */
export function readOptions(args: readonly string[], suites: readonly string[]): ZooOptions {
  const { only, suite, jobs, record, json, help } = parse(args);
  if (!/^[1-9]\d?$/.test(jobs)) throw new Error(`--jobs takes a whole number from 1 to 99, not "${jobs}".`);
  const unknown = (suite ?? []).filter((name) => !suites.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no suite "${unknown.join('", "')}"; there are: ${suites.join(', ')}.`);
  }
  return {
    only: only ?? null,
    suites: suite ?? null,
    record,
    asJson: json,
    wantsHelp: help,
    jobs: Number(jobs),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw new Error(`${String((cause as Error).message)}. See --help.`, { cause });
  }
}

export const helpText = (): string => {
  const width = Math.max(...bugs.map(({ id }) => id.length));
  return `Plants bugs in the bot and its broker, one at a time, and sees whether the scenarios notice.

Usage: npm run zoo -- [options]

Options:
  --only ID      one bug; may be given several times
  --suite NAME   run every scenario of this suite, to find who catches a bug; may be given several times
  --record       keep what was found for docs/reference/planted-bugs.md
  --jobs N       how many bugs at once (default: ${JOBS})
  --json         print one array of {id, title, file, caught, catches, missed, crashes}
  --help         print this

No file is changed: a bug is put into its file while that is loaded. First the scenarios are run without any, since one that fails
anyway catches nothing. The exit code is 1 when a bug survives.

Bugs:
${bugs.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`).join('\n')}

Examples:
  npm run zoo
  npm run zoo -- --only retry-with-a-new-id
  npm run zoo -- --only late-fill-ignored --suite trading-lifecycle
  npm run zoo -- --record && npm run docs
`;
};
