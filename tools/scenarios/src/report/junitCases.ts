import type { RunResult } from '../running/result';

/** One test as JUnit counts it. */
export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  readonly seconds: number;
  readonly failure?: string;
  readonly skipped?: string;
}

export const junitCases = ({ scenarios }: RunResult): readonly JunitCase[] =>
  scenarios.map(({ id, title, suite, layer, status, reason, durationMs, failure }) => ({
    ...{ suite, name: `${id} ${title}, ${layer}`, seconds: durationMs / 1000 },
    ...(failure === null ? {} : { failure: [...failure.errors, `replay: ${failure.replay}`].join('\n') }),
    ...(status === 'todo' || status === 'skipped' ? { skipped: `${status}: ${String(reason)}` } : {}),
  }));
