/** What became of one sentence. `open`: the scenario ended before it. */
export interface SentenceResult {
  readonly text: string;
  readonly mark: 'proven' | 'failed' | 'open' | 'impossible';
  /** Why this machine does not allow it to be proven. */
  readonly reason: string | null;
}

export interface FailureResult {
  /** What went wrong, the first thing first. */
  readonly errors: readonly string[];
  readonly replay: string;
  readonly timeline: string | null;
  readonly timelineFile: string | null;
}

/** One run of one scenario on one layer. */
export interface ScenarioResult {
  /** Or the name of the suite, where that has failed as a whole. */
  readonly id: string;
  readonly title: string;
  readonly suite: string;
  /** S, W, WM (the wire in memory) or P. */
  readonly layer: string;
  readonly tags: readonly string[];
  readonly status: 'passed' | 'failed' | 'todo' | 'skipped';
  /** Why it is not run, or not expected to pass. */
  readonly reason: string | null;
  readonly durationMs: number;
  /** How often it was carried out: scenarios of layer P are tried again when they fail. 0: it was not run. */
  readonly attempts: number;
  readonly seed: string | null;
  readonly sentences: readonly SentenceResult[];
  readonly failure: FailureResult | null;
}

export interface RunResult {
  readonly seed: string;
  readonly durationMs: number;
  readonly scenarios: readonly ScenarioResult[];
}
