import { parseArgs } from 'node:util';
import { UsageError } from './usageError';

export const HELP = `Runs scenarios of the bot, and reports about each of them.

Usage: npm run scenarios -- [options]

Which (all options together must hold; without any all scenarios are run):
  --suite NAME     the topic, on all its layers, or one of its suites: trading-lifecycle, trading-lifecycle-wire
  --id ID          the scenario with this id: BE-05
  --tag EXPR       tags with and, or, not and parentheses: "edge_case and not slow"
  --layer LAYER    S (in memory), W (over the wire of Coinbase) or P (real processes)
  --list           only show which they are
  --suite, --id and --layer may be given several times, or with commas.

How:
  --seed TEXT      what everything random is drawn from (default: bot)
  --workers N      how many suites at a time (default: the cores of this machine)
  --coverage       how much of broker and orchestration the scenarios run
  --verbose        show each sentence that was proven
  --json           print the results as JSON; progress goes to stderr
  --help           print this

Examples:
  npm run scenarios                                         all
  npm run scenarios -- --suite trading-lifecycle            one topic
  npm run scenarios -- --id BE-05 --verbose                 one scenario, with its sentences
  npm run scenarios -- --tag "edge_case and not slow"       by tags
  npm run scenarios -- --layer S --coverage                 those in memory, with coverage
  npm run scenarios -- --id TL-05 --seed 4711               one scenario with another seed

Leaves scenarios.html, scenarios.json and scenarios.junit.xml in test-results. Slow is what takes more than a second.
Ends with 0 when all have passed, 1 when one has not, 2 for what it does not understand.
`;

export interface Options {
  readonly suites: readonly string[];
  readonly ids: readonly string[];
  readonly layers: readonly string[];
  readonly tag: string | null;
  readonly seed: string;
  /** null: as many as the machine has cores. */
  readonly workers: number | null;
  readonly list: boolean;
  readonly coverage: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws UsageError with every problem at once */
export function readOptions(args: readonly string[]): Options {
  const { suite, id, layer, tag = null, seed, workers, ...flags } = parsed(args);
  const problems = [
    ...empty('--suite', suite),
    ...empty('--id', id),
    ...empty('--layer', layer),
    ...(/^[\w.:-]+$/.test(seed) ? [] : [`--seed takes letters, digits and . : - _, not "${seed}".`]),
    ...(workers === undefined || /^[1-9]\d?$/.test(workers)
      ? []
      : [`--workers takes a number from 1, not "${workers}".`]),
  ];
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return {
    ...flags,
    ...{ suites: listed(suite), ids: listed(id).map(upper), layers: listed(layer).map(upper), tag, seed },
    workers: workers === undefined ? null : Number(workers),
  };
}

const listed = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).filter((value) => value !== '');

/** A variable of a shell that was not set must not ask for everything. */
const empty = (option: string, values: readonly string[]): readonly string[] =>
  values.some((value) => listed([value]).length === 0) ? [`${option} takes a name, and got none.`] : [];

/** Ids and layers are written in capitals, and found however they are asked for. */
const upper = (text: string): string => text.toUpperCase();

function parsed(args: readonly string[]) {
  const several = { type: 'string', multiple: true, default: [] as string[] } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ suite: several, id: several, layer: several, tag: { type: 'string' } },
        ...{ seed: { type: 'string', default: 'bot' }, workers: { type: 'string' } },
        ...{ list: flag, coverage: flag, verbose: flag, json: flag, help: { ...flag, short: 'h' } },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
