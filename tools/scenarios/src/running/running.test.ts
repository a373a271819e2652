import { choose } from '../choosing/choose';
import { readOptions } from '../choosing/options';
import { exampleRun, exampleSuites, passingRun } from '../testing/exampleSuites';
import { runScenarios } from './runScenarios';
import SuiteReporter, { type SuiteMessage } from './suiteReporter';

const chosen = choose(exampleSuites, readOptions([]));

describe('runScenarios', () => {
  const heard: string[] = [];
  const results = async (run = exampleRun) =>
    (
      await runScenarios(chosen, {
        ...{ root: '/', seed: 'bot', workers: 2, coverage: null, run, now: () => 0 },
        onStart: (test) => heard.push(`… ${test}`),
        onResult: ({ id, layer }) => heard.push(`${id} ${layer}`),
      })
    ).scenarios;

  it('tells each as it ends, those of processes first, and gives all in the order in which they were chosen', async () => {
    const all = await results();
    expect(heard.slice(0, 3)).toEqual(['TL-05 P', 'TL-05 P', '… TL-01 Buy → position']);
    expect(all.map(({ id, layer, status }) => `${id} ${layer} ${status}`)).toEqual([
      'TL-01 S passed',
      'TL-02 S failed',
      'TL-03 S todo',
      'TL-04 S skipped',
      'TL-01 WM passed',
      'TL-01 W failed',
      'TL-05 P passed',
      'TL-06 P failed',
    ]);
  });

  it('says of each sentence what became of it', async () => {
    const [, second, , , , , killed] = await results();
    expect(second?.sentences.map(({ mark }) => mark)).toEqual(['proven', 'failed', 'open']);
    expect(killed?.sentences).toEqual([
      { text: 'again', mark: 'proven', reason: null },
      { text: 'mounted', mark: 'impossible', reason: 'needs root' },
    ]);
  });

  it('has the report of a failure without colours, or what the test runner said when there is none', async () => {
    const [, second, , , , wire] = await results();
    expect(second?.failure).toEqual({
      ...{ errors: ['expected 1 <i>', 'and more'], replay: 'npm run again' },
      ...{ timeline: '+00:00  bot  sold', timelineFile: '/tmp/TL-02-S.txt' },
    });
    expect(wire?.failure).toMatchObject({
      ...{ errors: ['Exceeded timeout'], replay: 'npm run scenarios -- --id TL-01 --seed bot', timeline: null },
    });
  });

  it('does not lose a scenario that was never heard of', async () => {
    expect((await results()).at(-1)?.failure?.errors).toEqual([
      'It was not run. The suite ended with:\nCannot find module',
    ]);
    const silent = await results(() => Promise.resolve({ code: null, said: 'Killed' }));
    expect(silent.map(({ status }) => status).filter((status) => status === 'passed')).toEqual([]);
    expect(silent[0]?.failure?.errors[0]).toContain('Killed');
    const wordless = await results(() => Promise.resolve({ code: 0, said: '' }));
    expect(wordless[0]?.failure?.errors).toEqual(['It was not run.']);
  });

  it('does not lose a file that could not be loaded, where others have told of all scenarios', async () => {
    const all = await results((suite, setting, tell) => {
      if (suite.layer === 'W') tell({ kind: 'Broken', error: 'Cannot find module' });
      return passingRun(suite, setting, tell);
    });
    expect(all.filter(({ status }) => status === 'failed')).toMatchObject([
      {
        ...{ id: 'trading-wire', layer: 'W' },
        failure: {
          errors: ['Jest did not end well. It said:\nCannot find module'],
          replay: 'npm run scenarios -- --suite trading-wire --seed bot',
        },
      },
    ]);
  });

  it('does not pass what Jest has not, though all scenarios have passed', async () => {
    const all = await results(async (suite, setting, tell) => {
      await passingRun(suite, setting, tell);
      return { code: suite.layer === 'P' ? 1 : 0, said: '' };
    });
    const [failed, ...others] = all.filter(({ status }) => status === 'failed');
    expect(others).toEqual([]);
    expect(failed).toMatchObject({ id: 'trading-process', failure: { errors: ['Jest did not end well.'] } });
  });
});

describe('the reporter inside of Jest', () => {
  it('tells what begins, what ends, and what could not be loaded', () => {
    const told: SuiteMessage[] = [];
    const reporter = new SuiteReporter();
    const { send } = process;
    Object.assign(process, { send: (message: SuiteMessage) => told.push(message) });
    const test = { fullName: 'TL-01 a', duration: 5, failureMessages: [] };
    reporter.onTestCaseStart(undefined, test);
    reporter.onTestCaseResult(undefined, { ...test, status: 'passed' });
    reporter.onTestCaseResult(undefined, { ...test, status: 'passed', invocations: 2 });
    reporter.onTestCaseResult(undefined, { ...test, status: 'pending' });
    reporter.onTestFileResult(undefined, { failureMessage: null });
    reporter.onTestFileResult(undefined, { testExecError: {}, failureMessage: 'no such module' });
    Object.assign(process, { send });
    expect(told).toEqual([
      { kind: 'Started', test: 'TL-01 a' },
      { kind: 'Ended', test: 'TL-01 a', passed: true, durationMs: 5, attempt: 1, errors: [] },
      { kind: 'Ended', test: 'TL-01 a', passed: true, durationMs: 5, attempt: 2, errors: [] },
      { kind: 'Broken', error: 'no such module' },
    ]);
  });
});
