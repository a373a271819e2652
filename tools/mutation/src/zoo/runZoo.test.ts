import { bugs } from './bugs';
import { runZoo } from './runZoo';
import type { ScenarioOutcome, SuiteRun } from './suiteRun';
import type { ZooResults } from './results';

const [first, second] = bugs.map(({ id }) => id) as [string, string];
const [bug] = bugs;

/** Scenarios that fail when a bug is planted, but those named. */
function surroundings({ blind = [] as readonly string[], broken = [] as readonly string[], says = '✗ it holds' } = {}) {
  const lines: string[] = [];
  const runs: SuiteRun[] = [];
  let recorded: ZooResults = {};
  const run = (asked: SuiteRun): Promise<readonly ScenarioOutcome[]> => {
    runs.push(asked);
    const ids = asked.ids === 'all' ? ['XX-01'] : asked.ids;
    const outcomes = ids.map((id) => {
      const scenario = `${asked.suite}/${id}`;
      const passed = asked.bug === null ? !broken.includes(scenario) : blind.includes(asked.bug.id);
      return { scenario, passed, report: passed ? '' : `${id} title\n${says}` };
    });
    return Promise.resolve(outcomes);
  };
  const record = (results: ZooResults) => void (recorded = results);
  return {
    ...{ suites: ['some-suite'], run, record, progress: (line: string) => void lines.push(line), isColoured: false },
    ...{ lines, runs, recorded: () => recorded },
  };
}

describe('npm run zoo', () => {
  it('runs who must catch a bug, first without it, and tells what they said', async () => {
    const world = surroundings();
    const { text, ok } = await runZoo(['--only', first, '--jobs', '1'], world);
    expect(ok).toBe(true);
    expect(text).toContain(`caught      ${first}`);
    expect(text).toContain(`${String(bug?.caughtBy[0])}: it holds`);
    expect(text).toContain('1 of 1 bugs were caught.');
    const firstWithBug = world.runs.findIndex((each) => each.bug !== null);
    expect(world.runs.slice(firstWithBug).every((each) => each.bug?.id === first)).toBe(true);
    expect(world.lines[0]).toMatch(/^without a bug all \d+ pass$/);
    expect(world.lines.at(-1)).toBe(`1 of 1  ${first}: caught`);
  });

  it('fails for a bug that survives, and names who passed with it', async () => {
    const { text, ok } = await runZoo(['--only', first, '--only', second], surroundings({ blind: [first] }));
    expect(ok).toBe(false);
    expect(text).toContain(`NOT CAUGHT  ${first}`);
    expect(text).toContain(`${String(bug?.caughtBy[0])} passes with it`);
    expect(text).toContain('1 of 2 bugs were caught.');
  });

  it('fails for a bug that only crashes', async () => {
    const { text, ok } = await runZoo(['--only', first], surroundings({ says: 'x is not a function' }));
    expect(ok).toBe(false);
    expect(text).toContain('it crashes, which proves nothing');
  });

  it('says nothing of bugs while a scenario fails without any', async () => {
    const scenario = String(bug?.caughtBy[0]);
    await expect(runZoo(['--only', first], surroundings({ broken: [scenario] }))).rejects.toThrow(
      `Without any bug these fail already, so they can catch none: ${scenario}.`,
    );
  });

  it('says why a suite could not be run', async () => {
    const report = 'The suite could not be run: Cannot find module';
    const run = () => Promise.resolve([{ scenario: 'edge', passed: false, report }]);
    await expect(runZoo(['--only', first], { ...surroundings(), run })).rejects.toThrow(`edge: ${report}`);
  });

  it('runs whole suites to find who catches a bug', async () => {
    const world = surroundings();
    const { ok, text } = await runZoo(['--only', first, '--suite', 'some-suite', '--json'], world);
    expect(ok).toBe(true);
    expect(world.runs.map(({ suite, ids }) => [suite, ids])).toEqual([
      ['some-suite', 'all'],
      ['some-suite', 'all'],
    ]);
    expect(JSON.parse(text)).toMatchObject([
      { id: first, caught: true, catches: [{ scenario: 'some-suite/XX-01', said: 'it holds' }], missed: [] },
    ]);
  });

  it('records what it has found', async () => {
    const world = surroundings();
    await runZoo(['--only', first, '--record'], world);
    expect(world.recorded()[first]?.catches[0]).toEqual({ scenario: bug?.caughtBy[0], said: 'it holds' });
  });

  it('colours only where colours are seen', async () => {
    const world = { ...surroundings({ blind: [second] }), isColoured: true };
    const { text } = await runZoo(['--only', first, '--only', second], world);
    expect(text).toContain('\u001b[32mcaught');
    expect(text).toContain('\u001b[31mNOT CAUGHT');
  });

  it('lists its bugs in the help', async () => {
    const { text, ok } = await runZoo(['--help'], surroundings());
    expect(ok).toBe(true);
    for (const { id } of bugs) expect(text).toContain(`  ${id} `);
  });

  it.each([
    [['--only', 'nobody'], /There is no planted bug "nobody"/],
    [['--suite', 'typo'], /There is no suite "typo"; there are: some-suite\./],
    [['--jobs', '0'], /--jobs takes a whole number from 1 to 99, not "0"/],
    [['--unknown'], /Unknown option '--unknown'.*See --help/s],
  ])('refuses %j', async (args, message) => await expect(runZoo(args, surroundings())).rejects.toThrow(message));
});
