import { parseArgs } from 'node:util';
import { textOf } from './finding';
import { fuzz } from './fuzz';

export interface FuzzSurroundings {
  readonly print: (text: string) => void;
  readonly progress: (text: string) => void;
  /** Whether progress would be seen as it changes. */
  readonly isTerminal: boolean;
}

const HELP = `Sends broken bodies and frames over the wire of Coinbase: answers and frames towards the client, requests and frames towards
the simulator. Nothing may crash or hang, and nothing may be read as what it does not say.

Usage: npm run fuzz -- [options]

Options:
  --runs N     how many bodies and frames (default: 1000000)
  --seed TEXT  what they are drawn from (default: the time; it is printed)
  --from N     the case to begin with: with the seed of a finding, it is seen again at once (default: 0)
  --help       print this

Examples:
  npm run fuzz -- --runs 20000
  npm run fuzz -- --seed 1767225600000 --from 4711 --runs 1

Ends with 0 when nothing was found, 1 with a finding, 2 for an option that it does not know.
`;

const MILLION = 1_000_000;
const EVERY = 500;

/** The command `fuzz`. @returns its exit code */
export async function fuzzMain(
  args: readonly string[],
  surroundings: FuzzSurroundings,
  search = fuzz,
): Promise<0 | 1 | 2> {
  const { print, progress, isTerminal } = surroundings;
  const options = read(args);
  if (typeof options === 'string') {
    progress(`${options} See --help.\n`);
    return 2;
  }
  const { runs, seed, from, help } = options;
  if (help) {
    print(HELP);
    return 0;
  }
  print(`Seed ${seed}, from case ${from}.\n`);
  const found = await search({
    ...{ seed, runs, from },
    onCase(number, done) {
      if (isTerminal && number % EVERY === 0) progress(`\rcase ${number}, ${done} of ${runs} bodies and frames`);
    },
  });
  if (isTerminal) progress('\r\u001b[K');
  print(found === null ? `${runs} bodies and frames: nothing was found.\n` : textOf(found, seed));
  return found === null ? 0 : 1;
}

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string', default: String(MILLION) },
        seed: { type: 'string', default: String(Date.now()) },
        from: { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { seed, help, runs, from } = values;
    const isWhole = [runs, from].every((text) => /^\d{1,12}$/.test(text)) && Number(runs) > 0;
    return isWhole
      ? { seed, help, runs: Number(runs), from: Number(from) }
      : '--runs takes a whole number from 1, --from one from 0.';
  } catch (error) {
    return `${(error as Error).message}.`;
  }
}
