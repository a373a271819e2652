import { join } from 'node:path';

type ConfigFor = (projectDir: string) => { readonly setupFilesAfterEnv: readonly string[] };

const root = join(__dirname, '../../../..');
const configFor = jest.requireActual<ConfigFor>(join(root, 'jest.base.cjs'));

describe('retries', () => {
  it.each([
    ['packages/scenarios/suites/orchestration-state-process', [join(__dirname, 'processRetries.js')]],
    ['packages/scenarios/suites/orchestration-state', []],
    ['packages/scenarios/suites/orchestration-state-wire', []],
    ['packages/core', []],
  ])('are for scenarios of real processes alone: %s', (project, files) =>
    expect(configFor(join(root, project)).setupFilesAfterEnv).toEqual(files),
  );
});

describe('with them', () => {
  jest.requireActual('./processRetries');
  let tries = 0;

  it('what fails twice passes when it passes once', () => {
    tries += 1;
    expect(tries).toBe(3);
  });
});
