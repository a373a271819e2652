import { modules } from './modules';
import type { MutantOutcome } from './mutationScore';
import { runMutate } from './runMutate';

const mutant = (status: string, line = 0): MutantOutcome => ({
  ...{ status, fileName: '/root/packages/core/src/risk/a.ts', mutatorName: 'EqualityOperator' },
  ...{ location: { start: { line } }, replacement: 'a  <\nb' },
});

function surroundings(...outcomes: readonly MutantOutcome[]) {
  const asked: unknown[] = [];
  const lines: string[] = [];
  return {
    ...{ asked, lines, root: '/root', progress: (line: string) => void lines.push(line) },
    mutate: (options: unknown) => {
      asked.push(options);
      return Promise.resolve(outcomes);
    },
  };
}

const killed = (count: number): readonly MutantOutcome[] => Array.from({ length: count }, () => mutant('Killed'));

describe('npm run mutate', () => {
  it('tells the score of a module, and what nobody noticed', async () => {
    const world = surroundings(...killed(8), mutant('Timeout'), mutant('Ignored'), mutant('Survived', 12));
    const { text, ok } = await runMutate(['--only', 'risk'], world);
    expect(text).toBe(
      '  packages/core/src/risk/a.ts:12 EqualityOperator → a < b\n' +
        'risk: 90.0 % (at least 85 %): 9 killed, 1 survived, 0 in code that no test runs, 1 not tried\n',
    );
    expect(ok).toBe(true);
    expect(world.lines).toEqual(['risk: packages/core/src/risk/**/*.ts']);
  });

  it('fails below the goal; code that no test runs counts', async () => {
    const world = surroundings(...killed(8), mutant('Survived'), mutant('NoCoverage'));
    const { text, ok } = await runMutate(['--only', 'risk', '--only', 'order', '--json'], world);
    expect(ok).toBe(false);
    const row = { score: 80, goal: 85, killed: 8, survived: 1, uncovered: 1, ignored: 0 };
    expect(JSON.parse(text)).toMatchObject([
      { module: 'risk', ...row },
      { module: 'order', ...row },
    ]);
    expect((await runMutate(['--only', 'risk'], world)).text).toContain('(at least 85 %, MISSED)');
  });

  it('fails where nothing was mutated', async () => {
    const { text, ok } = await runMutate(['--only', 'risk'], surroundings(mutant('Ignored')));
    expect(ok).toBe(false);
    expect(text).toBe('risk: nothing was mutated, 1 not tried, MISSED\n');
  });

  it('takes one module after the other, with the tests of its package', async () => {
    const world = surroundings(mutant('Killed'));
    expect((await runMutate([], world)).ok).toBe(true);
    expect(world.asked).toHaveLength(Object.keys(modules).length);
    expect(world.asked[0]).toMatchObject({
      concurrency: 1,
      coverageAnalysis: 'perTest',
    });
    await runMutate(['--only', 'order', '--jobs', '2'], world);
    expect(world.asked.at(-1)).toMatchObject({
      ...{ concurrency: 2, htmlReporter: { fileName: '.stryker/order.html' } },
      jest: { config: { rootDir: 'packages/core', globals: { mutatedModule: modules['order'] } } },
    });
  });

  it('lists its modules in the help', async () => {
    const { text, ok } = await runMutate(['-h'], surroundings());
    expect(ok).toBe(true);
    for (const name of Object.keys(modules)) expect(text).toContain(`  ${name} `);
  });

  it.each([
    [['--only', 'nobody'], /There is no module "nobody"; there are: risk, order/],
    [['--jobs', 'x'], /--jobs takes a whole number/],
    [['--unknown'], /Unknown option '--unknown'.*See --help/s],
  ])('refuses %j', async (args, message) => await expect(runMutate(args, surroundings())).rejects.toThrow(message));
});
