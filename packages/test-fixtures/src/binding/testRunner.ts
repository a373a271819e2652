import type { Runner } from '../scenario/runner';

/** What an entry needs of its test runner, on top of what a scenario needs. */
export interface TestRunner extends Omit<Runner, 'notEvaluated' | 'notProven'> {
  /** How it is told to carry out only tests of a name, which follows: `npx jest -t`. */
  readonly command: string;
  /** The full name of the running test. */
  testName(): string;
  afterEach(run: () => Promise<void>): void;
  afterAll(run: () => void): void;
}
