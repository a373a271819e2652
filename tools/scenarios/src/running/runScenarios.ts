import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChosenSuite } from '../choosing/choose';
import { readRecords } from './readRecords';
import type { RunResult, ScenarioResult } from './result';
import { chosenFor, resultOf, resultOfSuite, resultWithout } from './resultOf';
import type { runSuite } from './runSuite';

export interface RunSetting {
  readonly root: string;
  readonly seed: string;
  /** How many suites at a time. */
  readonly workers: number;
  /** Where coverage is left, a folder for each suite; null: none is measured. */
  readonly coverage: string | null;
  readonly run: typeof runSuite;
  readonly now: () => number;
  readonly onStart: (test: string) => void;
  readonly onResult: (result: ScenarioResult) => void;
}

/** Runs what was chosen, and gives the results in the order in which they were chosen. */
export async function runScenarios(chosen: readonly ChosenSuite[], setting: RunSetting): Promise<RunResult> {
  const started = setting.now();
  const folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
  try {
    const found = new Map<string, readonly ScenarioResult[]>();
    const jobs = chosen.toSorted(processesFirst).map((suite) => async () => {
      found.set(suite.name, await resultsOf(suite, join(folder, suite.name), setting));
    });
    await inTurn(jobs, setting.workers);
    const scenarios = chosen.flatMap(({ name }) => found.get(name) ?? []);
    return { seed: setting.seed, durationMs: setting.now() - started, scenarios };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** They take longest, and mostly wait. */
const processesFirst = (a: ChosenSuite, b: ChosenSuite): number => Number(b.layer === 'P') - Number(a.layer === 'P');

async function inTurn(jobs: readonly (() => Promise<void>)[], workers: number): Promise<void> {
  const waiting = [...jobs];
  const worker = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

async function resultsOf(suite: ChosenSuite, records: string, setting: RunSetting): Promise<readonly ScenarioResult[]> {
  const { root, seed, run, onStart, onResult } = setting;
  const coverage = setting.coverage === null ? null : join(setting.coverage, suite.name);
  const results = new Map<string, ScenarioResult>();
  const add = (test: string, result: ScenarioResult): void => {
    // One that was tried again is told each time, and counts once.
    results.set(test, result);
    onResult(result);
  };
  let broken = '';
  mkdirSync(records, { recursive: true });

  const { code, said } = await run(suite, { root, seed, records, coverage }, (message) => {
    if (message.kind === 'Started') onStart(message.test);
    if (message.kind === 'Broken') broken += message.error;
    if (message.kind !== 'Ended') return;
    const scenario = chosenFor(suite, message.test);
    const record = readRecords(records).findLast(({ test }) => test === message.test);
    if (scenario !== undefined) add(message.test, resultOf(suite, scenario, message, record, seed));
  });

  const isHeard = ({ id, title }: { id: string; title: string }): boolean =>
    [...results.values()].some((result) => result.id === id && result.title === title);
  const lastWords = broken === '' ? said : broken;
  const unheard = suite.scenarios.filter((scenario) => !isHeard(scenario));
  for (const scenario of unheard) {
    add(`${scenario.id} ${scenario.title}`, resultWithout(suite, scenario, lastWords, seed));
  }
  const hasFailed = [...results.values()].some(({ status }) => status === 'failed');
  // Scenarios of a broken file may have been heard of from another file.
  const isTold = broken === '' ? hasFailed : unheard.some(({ status }) => status === 'Ready');
  if ((broken !== '' || code !== 0) && !isTold) add(suite.name, resultOfSuite(suite, lastWords, seed));
  return [...results.values()];
}
