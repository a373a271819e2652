import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transpile } from '../transpile';
import { plant } from './plant';
import type { PlantedBug } from './plantedBug';

/** Scenarios of one suite, with a bug in what they run or without. */
export interface SuiteRun {
  readonly suite: string;
  /** Those of these ids, or all of them. */
  readonly ids: readonly string[] | 'all';
  /** null: the code as it is. */
  readonly bug: PlantedBug | null;
}

/** How one scenario ended. */
export interface ScenarioOutcome {
  /** Such as `broker-edge-cases/BE-04`. */
  readonly scenario: string;
  readonly passed: boolean;
  /** What the failed one said, or what kept the suite from running. Empty when it passed. */
  readonly report: string;
}

/** What `bin/runScenarios.js` is told. */
export interface PlantedRun extends Omit<SuiteRun, 'bug'> {
  /** The built file, from the root, and what it is to be instead. */
  readonly planted: { readonly file: string; readonly code: string } | null;
}

/** One file is made anew with the bug in it; all others are as they were built. */
export function plantedRun(root: string, { bug, ...run }: SuiteRun): PlantedRun {
  if (bug === null) return { ...run, planted: null };
  const code = transpile(plant(bug, readFileSync(join(root, bug.file), 'utf8')), bug.file);
  return { ...run, planted: { file: builtFrom(bug.file), code } };
}

/** Worked example: packages/core/src/order/side.ts → packages/core/dist/order/side.js. */
const builtFrom = (source: string): string => source.replace('/src/', '/dist/').replace(/\.ts$/, '.js');

/** What the report of a suite begins with that has not come as far as its scenarios. */
export const NOT_RUN = 'The suite could not be run';

/** What that prints. A process that ended without a word has crashed, or was ended when its time was over. */
export function outcomesIn({ suite }: SuiteRun, printed: string, said: string): readonly ScenarioOutcome[] {
  if (printed !== '') return JSON.parse(printed) as readonly ScenarioOutcome[];
  return [{ scenario: suite, passed: false, report: `${NOT_RUN}: ${said}` }];
}
