import { bugNamed, bugs } from './bugs';
import { helpText, readOptions, type ZooOptions } from './options';
import { digestOf } from './plant';
import type { PlantedBug } from './plantedBug';
import type { ZooResults } from './results';
import { runsWanted } from './runsWanted';
import { NOT_RUN, type ScenarioOutcome, type SuiteRun } from './suiteRun';
import { tryBug, type TriedBug } from './tryBug';
import { zooTable } from './zooTable';

/** What the command needs from outside. */
export interface Surroundings {
  /** The names of all suites. */
  readonly suites: readonly string[];
  run(run: SuiteRun): Promise<readonly ScenarioOutcome[]>;
  record(results: ZooResults): void;
  /** Says how far it is, while it works. */
  progress(line: string): void;
  /** Whether colours would be seen. */
  readonly isColoured: boolean;
}

/**
 * The command `zoo`.
 * @returns what to print, and whether every bug was caught
 * @throws Error with a sentence for the user
 */
export async function runZoo(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<{ readonly text: string; readonly ok: boolean }> {
  const options = readOptions(args, surroundings.suites);
  if (options.wantsHelp) return { text: helpText(), ok: true };
  const chosen = options.only === null ? bugs : options.only.map(bugNamed);
  await mustPassWithout(chosen, options, surroundings);
  const tried = await inOrder(chosen, options.jobs, async (bug, nth) => {
    const found = await tryBug(bug, options.suites, surroundings.run);
    surroundings.progress(`${nth} of ${chosen.length}  ${bug.id}: ${found.isCaught ? 'caught' : 'NOT CAUGHT'}`);
    return found;
  });
  if (options.record) surroundings.record(resultsOf(tried));
  const ok = tried.every(({ isCaught }) => isCaught);
  return { text: `${options.asJson ? JSON.stringify(tried.map(row), null, 2) : zooTable(tried, surroundings)}\n`, ok };
}

/** Who fails without any bug catches none. @throws Error that names them, or says why a suite could not be run */
async function mustPassWithout(
  chosen: readonly PlantedBug[],
  { suites, jobs }: ZooOptions,
  { run, progress }: Surroundings,
): Promise<void> {
  const runs = runsWanted(
    suites,
    chosen.flatMap(({ caughtBy }) => caughtBy),
  );
  const outcomes = (await inOrder(runs, jobs, (each) => run({ ...each, bug: null }))).flat();
  const notRun = outcomes.find(({ report }) => report.startsWith(NOT_RUN));
  if (notRun !== undefined) throw new Error(`${notRun.scenario}: ${notRun.report}`);
  const failed = outcomes.filter(({ passed }) => !passed).map(({ scenario }) => scenario);
  if (failed.length > 0) {
    throw new Error(
      `Without any bug these fail already, so they can catch none: ${failed.join(', ')}. Mend them first.`,
    );
  }
  progress(`without a bug all ${outcomes.length} pass`);
}

/** Some at once; what comes of them in the order in which they were given. */
async function inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, nth: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item, index + 1);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

const resultsOf = (tried: readonly TriedBug[]): ZooResults =>
  Object.fromEntries(tried.map(({ bug, catches }) => [bug.id, { patch: digestOf(bug), catches }]));

const row = ({ bug, isCaught, catches, missed, crashes }: TriedBug) => ({
  ...{ id: bug.id, title: bug.title, file: bug.file },
  ...{ caught: isCaught, catches, missed, crashes },
});
