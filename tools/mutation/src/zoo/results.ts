import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bugs } from './bugs';
import { digestOf } from './plant';
import type { Catch } from './verdict';

/** What the last run with `--record` found of one bug. */
export interface BugResult {
  /** Of what was planted: a result of another patch says nothing. */
  readonly patch: string;
  readonly catches: readonly Catch[];
}

/** By the id of the bug. */
export type ZooResults = Readonly<Record<string, BugResult>>;

/** Where it stands, from the root of the workspace. */
const RESULTS_FILE = 'tools/mutation/zoo.json';

export const readResults = (root: string): ZooResults =>
  JSON.parse(readFileSync(join(root, RESULTS_FILE), 'utf8')) as ZooResults;

/** Puts new results beside those of the bugs that were not run. What is planted no more goes. In the order of the zoo. */
export function recordResults(root: string, found: ZooResults): void {
  const all: ZooResults = { ...readResults(root), ...found };
  const kept = bugs.flatMap(({ id }) => (all[id] === undefined ? [] : [[id, all[id]]]));
  writeFileSync(join(root, RESULTS_FILE), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
}

/** A bug with what caught it, for the page. */
export interface CaughtBug {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly catches: readonly Catch[];
}

/** @returns a row for each bug of the zoo, and what is wrong with what was recorded */
export function caughtBugs(results: ZooResults): {
  readonly rows: readonly CaughtBug[];
  readonly gaps: readonly string[];
} {
  const rows = bugs.map(({ id, title, file }) => ({ id, title, file, catches: results[id]?.catches ?? [] }));
  const gaps = bugs.flatMap((bug) => {
    const again = `npm run zoo -- --only ${bug.id} --record`;
    const result = results[bug.id];
    if (result?.patch !== digestOf(bug)) return [`planted bug ${bug.id}: it was not run as it is; run: ${again}`];
    const missing = bug.caughtBy.filter((scenario) => !result.catches.some((each) => each.scenario === scenario));
    return missing.map((scenario) => `planted bug ${bug.id}: ${scenario} did not catch it; run: ${again}`);
  });
  return { rows, gaps };
}
