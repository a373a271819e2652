/** A piece of work that can be done again and again. */
export interface Work {
  /** How many operations one pass does. */
  readonly operations: number;
  /** Makes everything ready for the next pass. Its time is not counted. */
  reset(): void;
  pass(): void;
  /** What the last pass came to; equal when the results are. Its time is not counted. */
  result(): string;
}

/** How long to work. */
export interface Budget {
  /** Processor time that is not counted, so that the compiler is done. */
  readonly warmUpMs: number;
  readonly measuredMs: number;
  /** How much of the whole work is done, from 0 to 1. */
  readonly share: number;
}

/** What one process measured. */
export interface Measurement {
  /** Equal for all contenders of a benchmark that have one, or nothing is compared. null: its results were checked by itself. */
  readonly digest: string | null;
  /** What was measured, by name. Contenders of one benchmark name theirs differently. */
  readonly figures: Readonly<Record<string, number>>;
}

/** One who does the work; measured in a process of its own. */
export interface Contender {
  readonly name: string;
  /** @throws Error when the results are wrong */
  measure(budget: Budget): Measurement | Promise<Measurement>;
}

/** The less the better, but for `ops/s`, operations per second of processor time, and `req/s`, by the clock on the wall. */
export type Unit = 'ops/s' | 'req/s' | 'bytes/order' | 'bytes/sample' | 'bytes/day' | 'bytes' | 'µs' | 'ms';

/** Two figures whose ratio, within one round, says something; or one that is only told. */
export interface Row {
  readonly name: string;
  /** Names of figures. */
  readonly ours: string;
  /** null for a figure that is told and compared with nothing. */
  readonly against: string | null;
  /** What the ratio should reach; null where nothing is meant to be reached. */
  readonly goal: number | null;
  readonly unit: Unit;
}

export interface Benchmark {
  readonly about: string;
  readonly contenders: readonly Contender[];
  readonly rows: readonly Row[];
}
