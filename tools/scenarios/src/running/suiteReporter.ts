/** What a run of Jest tells while it runs, as messages between processes. */
export type SuiteMessage =
  | { readonly kind: 'Started'; readonly test: string }
  | {
      readonly kind: 'Ended';
      readonly test: string;
      readonly passed: boolean;
      readonly durationMs: number;
      /** Counted from 1. It is told of each, and the last one counts. */
      readonly attempt: number;
      readonly errors: readonly string[];
    }
  /** A test file that could not even be loaded. */
  | { readonly kind: 'Broken'; readonly error: string };

interface EndedTest {
  readonly fullName: string;
  readonly status: string;
  readonly duration?: number | null;
  readonly invocations?: number;
  readonly failureMessages: readonly string[];
}

/** A reporter of Jest that hands everything to the process that has started it. */
export default class SuiteReporter {
  onTestCaseStart(_file: unknown, { fullName }: { readonly fullName: string }): void {
    send({ kind: 'Started', test: fullName });
  }

  onTestCaseResult(_file: unknown, { fullName, status, duration, invocations, failureMessages }: EndedTest): void {
    if (status !== 'passed' && status !== 'failed') return;
    const ended = { passed: status === 'passed', durationMs: Number(duration), errors: failureMessages };
    send({ kind: 'Ended', test: fullName, attempt: invocations ?? 1, ...ended });
  }

  onTestFileResult(
    _file: unknown,
    result: { readonly testExecError?: unknown; readonly failureMessage?: string | null },
  ) {
    if (result.testExecError !== undefined) send({ kind: 'Broken', error: String(result.failureMessage) });
  }
}

/** Whoever starts this has opened a channel. */
const send = (message: SuiteMessage): void => void (process as Required<typeof process>).send(message);
