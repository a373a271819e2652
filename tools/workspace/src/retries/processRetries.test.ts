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
