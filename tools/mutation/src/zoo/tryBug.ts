import type { PlantedBug } from './plantedBug';
import { runsWanted } from './runsWanted';
import type { ScenarioOutcome, SuiteRun } from './suiteRun';
import { verdictOn, type Verdict } from './verdict';

export interface TriedBug extends Verdict {
  readonly bug: PlantedBug;
  /** Every scenario that must catch it did, and nothing crashed. */
  readonly isCaught: boolean;
  /** Who should have caught it and passed. */
  readonly missed: readonly string[];
}

/** Runs those who must catch the bug, or whole suites, with the bug in the code. */
export async function tryBug(
  bug: PlantedBug,
  suites: readonly string[] | null,
  run: (run: SuiteRun) => Promise<readonly ScenarioOutcome[]>,
): Promise<TriedBug> {
  const outcomes: ScenarioOutcome[] = [];
  for (const each of runsWanted(suites, bug.caughtBy)) outcomes.push(...(await run({ ...each, bug })));
  const verdict = verdictOn(outcomes);
  const caught = new Set(verdict.catches.map(({ scenario }) => scenario));
  const missed = suites === null ? bug.caughtBy.filter((scenario) => !caught.has(scenario)) : [];
  const isCaught = caught.size > 0 && missed.length === 0 && verdict.crashes.length === 0;
  return { bug, ...verdict, missed, isCaught };
}
