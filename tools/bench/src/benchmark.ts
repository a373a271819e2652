/** The same piece of work, ready to be done again and again. */
export interface Work {
  /** How many operations one pass does. */
  readonly operations: number;
  /** Does them, and returns a text that is equal when the results are. */
  pass(): string;
}

/** A comparison of two ways to do the same work; what counts is their ratio within one round. */
export interface Benchmark {
  readonly about: string;
  /** Ours. */
  readonly subject: Contender;
  /** What it is measured against. */
  readonly baseline: Contender;
}

export interface Contender {
  readonly name: string;
  /** Prepares the inputs; its time is not counted. */
  prepare(): Work;
}
