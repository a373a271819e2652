import type { SuiteRun } from './suiteRun';

type Wanted = Omit<SuiteRun, 'bug'>;

/** Whole suites where some are named, else these scenarios by their suites. */
export function runsWanted(suites: readonly string[] | null, scenarios: readonly string[]): readonly Wanted[] {
  if (suites !== null) return suites.map((suite) => ({ suite, ids: 'all' }));
  const bySuite = new Map<string, Set<string>>();
  for (const scenario of scenarios) {
    const slash = scenario.indexOf('/');
    const [suite, id] = [scenario.slice(0, slash), scenario.slice(slash + 1)];
    bySuite.set(suite, (bySuite.get(suite) ?? new Set()).add(id));
  }
  return [...bySuite].map(([suite, ids]) => ({ suite, ids: [...ids].sort() }));
}
