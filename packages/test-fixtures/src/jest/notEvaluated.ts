import { whereJestRuns } from './jestGlobals';

const noted = new Set<string>();

/** Invariants that could not be checked, since a bot does not offer what it takes. Told once, at the end of the test file. */
export const noteNotEvaluated = (invariants: readonly string[]): void => invariants.forEach((each) => noted.add(each));

function tell(): void {
  if (noted.size === 0) return;
  process.stderr.write(`Not evaluated, for lack of the bot's journal and snapshot: ${[...noted].join(', ')}\n`);
  noted.clear();
}

whereJestRuns(({ afterAll }) => afterAll(tell));
