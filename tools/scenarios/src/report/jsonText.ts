import type { PackageCoverage } from '../coverage/coverageOf';
import type { RunResult, ScenarioResult } from '../running/result';
import { countsOf, retried, slowest, untaggedSlow } from './text';

/** The run for programs. Durations are in milliseconds. */
export function jsonText(run: RunResult, coverage: readonly PackageCoverage[] | null): string {
  const named = (results: readonly ScenarioResult[]) =>
    results.map(({ id, layer, durationMs }) => ({ id, layer, durationMs }));
  const { seed, durationMs, scenarios } = run;
  const again = retried(run).map(({ id, layer, status, attempts }) => ({ id, layer, status, attempts }));
  const lists = { slowest: named(slowest(run)), untaggedSlow: named(untaggedSlow(run)), retried: again };
  return `${JSON.stringify({ seed, durationMs, counts: countsOf(run), ...lists, coverage, scenarios }, null, 2)}\n`;
}
