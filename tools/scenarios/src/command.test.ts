import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenariosMain, type Surroundings } from './command';
import type { JunitCase } from './report/junitCases';
import type { RunResult } from './running/result';
import { exampleRun, exampleSuites, passingRun } from './testing/exampleSuites';

describe('npm run scenarios', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'command-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  async function run(args: readonly string[], changes: Partial<Surroundings> = {}) {
    let [printed, progress] = ['', ''];
    const junit: (readonly JunitCase[])[] = [];
    const code = await scenariosMain(args, {
      ...{ root, suites: () => exampleSuites, run: exampleRun, isTerminal: false, colors: false, now: () => 0 },
      junitXml: (_, cases) => `${junit.push(cases)} run`,
      print: (text) => void (printed += text),
      progress: (text) => void (progress += text),
      ...changes,
    });
    return { code, printed, progress, junit: junit[0] };
  }
  const left = (name: string): string => readFileSync(join(root, 'test-results', name), 'utf8');

  it('prints its help, and a list', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, printed: expect.stringContaining('Examples:') as string });
    const { printed } = await run(['--list', '--id=TL-01']);
    expect(printed).toBe(
      [
        'trading (S)\n  TL-01  Buy → position  risk, scenario\n',
        'trading-wire (W)\n  TL-01  Buy → position  risk, scenario\n',
        '2 scenarios of 2 suites\n',
      ].join('\n'),
    );
    expect(JSON.parse((await run(['--list', '--json', '--id=TL-05'])).printed)).toMatchObject([
      { name: 'trading-process' },
    ]);
    expect(readdirSync(root)).toEqual([]);
  });

  it('ends with 2 and what there is, when it does not understand', async () => {
    const { code, printed, progress } = await run(['--id=TL-77']);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(progress).toBe('--id: there is no "TL-77", but TL-01 to TL-06.\nSee npm run scenarios -- --help.\n');
  });

  it('does not hide an error of its own', async () => {
    const broken = (): never => {
      throw new Error('out of memory');
    };
    await expect(run([], { suites: broken })).rejects.toThrow('out of memory');
  });

  it('ends with 0 when all have passed', async () => {
    const { code, printed } = await run(['--layer=P', '--seed=7'], { run: passingRun });
    expect(code).toBe(0);
    expect(printed).toContain('2 scenarios of 1 suite, seed 7\n\n✓ TL-05  P   Killed  0.00 s\n');
    expect(printed).toContain(
      '\n2 passed, 0 failed, 0 to do, 0 skipped in 0.00 s, seed 7\n\ntest-results/scenarios.html\n',
    );
  });

  it('shows each scenario, then the failures, what was slow, and the counts', async () => {
    const { code, printed } = await run([]);
    expect(code).toBe(1);
    expect(printed).toContain('✓ TL-01  S   Buy → position  0.30 s\n✗ TL-02  S   Close <b>  1.50 s\n');
    expect(printed).toContain('             ✓ flat\n             ✗ booked\n             · told\n');
    expect(printed).toContain('             ○ mounted (not on this machine: needs root)\n');
    expect(printed).toContain('○ TL-04  S   Never  skipped: nobody asked\n');
    expect(printed).toContain(
      'TL-02 S Close <b>\n✗ booked\n\nexpected 1 <i>\nand more\n\nseed:     bot/TL-02 Close <b>\nreplay:   npm run again\ntimeline: /tmp/TL-02-S.txt\n\n+00:00  bot  sold\n',
    );
    expect(printed).toContain('Slowest:\n    4.00 s  TL-05  P   Killed\n    2.50 s  TL-01  W ');
    expect(printed).toContain('without the tag `slow`:\n  TL-01 WM 1.20 s, TL-01 W 2.50 s, TL-05 P 4.00 s\n');
    expect(printed).toContain('✗ TL-05  P   Killed  3.00 s\n');
    expect(printed).toContain('✓ TL-05  P   Killed  4.00 s, attempt 2\n');
    expect(printed).toContain('\nTried again:\n  TL-05 P passed at attempt 2\n');
    expect(printed).toContain('\n3 passed, 3 failed, 1 to do, 1 skipped in');
  });

  it('shows every sentence when it is asked to, in colours where they are seen', async () => {
    const { printed, progress } = await run(['--verbose', '--id=TL-01', '--layer=S'], {
      colors: true,
      isTerminal: true,
    });
    expect(printed).toContain('\u001b[32m✓\u001b[39m one order\n');
    expect(progress).toContain('… TL-01 Buy → position');
    expect(printed).toContain('\u001b[32m1 passed, 0 failed');
  });

  it('leaves a page, JSON and JUnit', async () => {
    const { junit } = await run([]);
    const page = left('scenarios.html').replace(/\s+/g, ' ');
    expect(page).toContain('<span class="failed">✗ 3 failed</span>');
    expect(page).toContain('<span class="sign">○</span> mounted (not on this machine: needs root)');
    expect(page).toContain('Close &lt;b&gt;');
    expect(page).toContain('<pre class="timeline">+00:00 bot sold</pre>');
    expect(page).toContain('<code>npm run scenarios -- --id TL-01 --seed bot</code>');
    expect(page).toContain('without the tag');
    expect(page).toContain('<h2>Tried again</h2> <ol> <li> <span class="time">4.00 s</span>');
    expect(page).toContain('</span> Killed, attempt 2');
    expect(page).not.toMatch(/(src|href)="/);
    const json = JSON.parse(left('scenarios.json')) as RunResult & Record<string, unknown>;
    expect(json).toMatchObject({
      ...{ seed: 'bot', counts: { passed: 3, failed: 3, todo: 1, skipped: 1 }, coverage: null },
      untaggedSlow: [{ id: 'TL-01', layer: 'WM' }, { layer: 'W' }, { id: 'TL-05' }],
      retried: [{ id: 'TL-05', layer: 'P', status: 'passed', attempts: 2 }],
    });
    expect(json.scenarios).toHaveLength(8);
    expect(left('scenarios.junit.xml')).toBe('1 run');
    expect(junit?.[1]).toEqual({
      ...{ suite: 'trading', name: 'TL-02 Close <b>, S', seconds: 1.5 },
      failure: 'expected 1 <i>\nand more\nreplay: npm run again',
    });
    expect(junit?.[3]).toMatchObject({ skipped: 'skipped: nobody asked' });
  });

  it('prints JSON alone when it is asked to', async () => {
    const { printed, progress } = await run(['--json', '--layer=P'], { run: passingRun });
    expect(JSON.parse(printed)).toMatchObject({ counts: { passed: 2 }, untaggedSlow: [] });
    expect(progress).toContain('✓ TL-05');
    expect(left('scenarios.html')).not.toContain('without the tag');
    expect(left('scenarios.html')).not.toContain('Tried again');
  });

  it('says how much of broker and orchestration was run', async () => {
    const file = join(root, 'packages/orchestration/src/decide.ts');
    const line = { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } };
    const next = { start: { line: 2, column: 0 }, end: { line: 2, column: 9 } };
    const covered: typeof exampleRun = async (suite, setting, tell) => {
      mkdirSync(String(setting.coverage), { recursive: true });
      const hits = suite.layer === 'P' ? { 0: 1, 1: 0 } : { 0: 0, 1: 0 };
      const data = { path: file, statementMap: { 0: line, 1: next }, fnMap: {}, branchMap: {}, s: hits, f: {}, b: {} };
      writeFileSync(join(String(setting.coverage), 'coverage-final.json'), JSON.stringify({ [file]: data }));
      return passingRun(suite, setting, tell);
    };
    const { printed } = await run(['--coverage', '--workers=1'], { run: covered });
    expect(printed).toMatch(
      / {2}broker-mock +nothing of lines +nothing of branches\n {2}orchestration +50\.0 % of lines/,
    );
    expect(JSON.parse(left('scenarios.json'))).toMatchObject({
      coverage: expect.arrayContaining([
        { name: 'orchestration', lines: { covered: 1, total: 2 }, branches: { covered: 0, total: 0 } },
      ]) as unknown,
    });
  });
});
