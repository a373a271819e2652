import { TestEnvironment } from 'jest-environment-node';

/** Of what Jest tells its environment, what matters here. */
interface JestEvent {
  readonly name: string;
  readonly test?: { mode?: 'skip' | 'only' | 'todo' | null | undefined };
}

/** Where tests are run on a mutant: one failure is enough, and the others are skipped. Without a mutant everything runs. */
export default class EndsAtFirstFailure extends TestEnvironment {
  private hasFailed = false;

  handleTestEvent({ name, test }: JestEvent): void {
    if (process.env['__STRYKER_ACTIVE_MUTANT__'] === undefined) return;
    if (name === 'test_fn_failure' || name === 'hook_failure') this.hasFailed = true;
    if (name === 'test_start' && this.hasFailed && test !== undefined) test.mode = 'skip';
  }
}
