import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Failure } from './failureReport';

/** What one run of a scenario has shown, for those who report about many. */
export interface ScenarioRecord {
  /** The name under which the test runner knows it. */
  readonly test: string;
  readonly seed: string;
  /** Sentences that a check has proven. */
  readonly proven: readonly string[];
  /** What this machine does not allow to be proven, and why. */
  readonly notProven: readonly { readonly sentence: string; readonly reason: string }[];
  readonly failure: Failure | null;
}

/**
 * Adds the run to the folder that the environment variable SIM_RESULTS names, as a line of JSON: a file for each process, since
 * several may run at a time. Colours, which a runner gives to its errors, are for terminals: the record has none. Without the
 * variable it does nothing.
 */
export function recordScenario(record: ScenarioRecord): void {
  const folder = process.env['SIM_RESULTS'];
  if (folder === undefined) return;
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(record, inPlainText)}\n`);
}

const inPlainText = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? stripVTControlCharacters(value) : value;
