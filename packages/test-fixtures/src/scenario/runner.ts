/** What a scenario needs of a test runner. */
export interface Runner {
  test(name: string, run: () => Promise<void>): void;
  skip(name: string, run: () => Promise<void>): void;
  todo(name: string): void;
  /** How many assertions the running test has made so far. */
  assertionCount(): number;
  /** Told after each scenario what could not be checked: `INV-05 (journal)`. */
  notEvaluated?(invariants: readonly string[]): void;
  /** Told at once what this machine does not allow to be proven, and why. */
  notProven?(text: string): void;
}
