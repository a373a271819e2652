import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { junitXml } from './junit';
import JunitReporter from './junitReporter';

describe('junitXml', () => {
  it('counts tests, failures and what was skipped, for the run and for each suite', () => {
    const xml = junitXml('bot', [
      { suite: 'a', name: 'passes', seconds: 0.25 },
      { suite: 'a', name: 'fails', seconds: 1, failure: 'expected 1\nreceived 2' },
      { suite: 'b', name: 'waits', seconds: 0, skipped: 'todo' },
    ]);
    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="bot" tests="3" failures="1" errors="0" skipped="1" time="1.250">
  <testsuite name="a" tests="2" failures="1" errors="0" skipped="0" time="1.250">
    <testcase classname="a" name="passes" time="0.250"/>
    <testcase classname="a" name="fails" time="1.000"><failure message="expected 1">expected 1
received 2</failure></testcase>
  </testsuite>
  <testsuite name="b" tests="1" failures="0" errors="0" skipped="1" time="0.000">
    <testcase classname="b" name="waits" time="0.000"><skipped message="todo"/></testcase>
  </testsuite>
</testsuites>
`);
  });

  it('tells what was tried again, and whether it passed then', () => {
    const xml = junitXml('p', [
      { suite: 'p', name: 'late', seconds: 2, retries: ['too late\nat 12:00'] },
      { suite: 'p', name: 'never', seconds: 3, failure: 'lost', retries: ['first', 'second'] },
    ]);
    expect(xml).toContain('<testsuites name="p" tests="2" failures="1" errors="0" skipped="0" time="5.000">');
    expect(xml).toContain('time="2.000"><flakyFailure message="too late">too late\nat 12:00</flakyFailure></testcase>');
    expect(xml).toContain(
      '<failure message="lost">lost</failure><rerunFailure message="first">first</rerunFailure><rerunFailure message="second">',
    );
  });

  it('lets nothing out that XML does not have: colours, control characters, half characters, markup', () => {
    const xml = junitXml('a', [{ suite: 'a', name: '<"&\u001b[31mred\u001b[0m\u0000\ud800>', seconds: 0 }]);
    expect(xml).toContain('name="&lt;&quot;&amp;red\ufffd&gt;"');
  });
});

describe('the reporter of JUnit', () => {
  let projectDir: string;
  beforeEach(() => {
    projectDir = mkdtempSync(join(tmpdir(), 'junit-'));
    writeFileSync(join(projectDir, 'package.json'), '{ "name": "@bot/core" }');
    mkdirSync(join(projectDir, 'src'));
  });
  afterEach(() => rmSync(projectDir, { recursive: true }));

  it('leaves every test of every file beside the project, and a file that could not be loaded as a failure', () => {
    const test = { ancestorTitles: ['money'], duration: 20, failureMessages: [] };
    new JunitReporter({}, { projectDir }).onRunComplete(undefined, {
      testResults: [
        {
          testFilePath: join(projectDir, 'src/money.test.ts'),
          testResults: [
            { ...test, fullName: 'money adds', status: 'passed', retryReasons: [] },
            { ...test, fullName: 'money moves', status: 'passed', retryReasons: ['too late'] },
            { ...test, fullName: 'money divides', status: 'failed', failureMessages: ['by zero'] },
            { ...test, fullName: 'money grows', status: 'pending', duration: null },
          ],
        },
        {
          testFilePath: join(projectDir, 'src/x.test.ts'),
          testResults: [],
          testExecError: {},
          failureMessage: 'no such x',
        },
        { testFilePath: join(projectDir, 'src/y.test.ts'), testResults: [], testExecError: {}, failureMessage: null },
      ],
    });
    const xml = readFileSync(join(projectDir, 'test-results/junit.xml'), 'utf8');
    expect(xml).toContain('<testsuites name="@bot/core" tests="6" failures="3" errors="0" skipped="1" time="0.060">');
    expect(xml).toContain('<testcase classname="src/money.test.ts" name="money adds" time="0.020"/>');
    expect(xml).toContain('name="money moves" time="0.020"><flakyFailure message="too late">');
    expect(xml).toContain('<failure message="by zero">');
    expect(xml).toContain('<skipped message="pending"/>');
    expect(xml).toContain('<failure message="no such x">');
    expect(xml).toContain('<failure message="The file was not run.">');
  });
});
