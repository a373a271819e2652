import { ProgressReporter, strykerPlugins } from './progressReporter';
import { modules, type MutatedModule } from './modules';
import { strykerOptions } from './strykerOptions';

let written: jest.SpyInstance;
let lines: string[];
beforeEach(() => {
  lines = [];
  written = jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => written.mockRestore());

const plansOf = (count: number) => ({
  mutantPlans: [...Array.from({ length: count }, () => ({ plan: 'Run' })), { plan: 'EarlyResult' }],
});

it('says now and then how many were tried, and at the end', () => {
  const reporter = new ProgressReporter();
  reporter.onMutationTestingPlanReady(plansOf(30));
  reporter.onMutantTested({ status: 'Ignored' });
  for (let i = 0; i < 30; i++) reporter.onMutantTested({ status: i % 10 === 0 ? 'Survived' : 'Killed' });
  expect(lines).toEqual([
    '  30 mutants to be tried\n',
    '  25 of 30 tried, 3 have survived\n',
    '  30 of 30 tried, 3 have survived\n',
  ]);
});

it('is the reporter that Stryker is told to use', () => {
  const { plugins, reporters } = strykerOptions('risk', modules['risk'] as MutatedModule, { jobs: 1 });
  expect(plugins.at(-1)).toMatch(/[\\/]progressReporter\.js$/);
  expect(reporters).toEqual(expect.arrayContaining(strykerPlugins.map(({ name }) => name)));
});
