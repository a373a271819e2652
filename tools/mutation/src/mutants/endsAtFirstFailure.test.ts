import EndsAtFirstFailure from './endsAtFirstFailure';

const environment = (): EndsAtFirstFailure => {
  const projectConfig = { globals: {}, testEnvironmentOptions: {} };
  return new EndsAtFirstFailure(
    { projectConfig, globalConfig: {} } as never,
    { console, docblockPragmas: {}, testPath: 'a.test.ts' } as never,
  );
};
/** Whether a test that starts now is skipped. */
const isSkipped = (environment: EndsAtFirstFailure): boolean => {
  const test: { mode?: 'skip' } = {};
  environment.handleTestEvent({ name: 'test_start', test });
  return test.mode === 'skip';
};

afterEach(() => delete process.env['__STRYKER_ACTIVE_MUTANT__']);

it.each(['test_fn_failure', 'hook_failure'])('a mutant that is killed by a %s is left alone', (name) => {
  process.env['__STRYKER_ACTIVE_MUTANT__'] = '7';
  const tests = environment();
  expect(isSkipped(tests)).toBe(false);
  tests.handleTestEvent({ name });
  expect(isSkipped(tests)).toBe(true);
});

it('without a mutant everything runs', () => {
  const tests = environment();
  tests.handleTestEvent({ name: 'test_fn_failure' });
  expect(isSkipped(tests)).toBe(false);
});
