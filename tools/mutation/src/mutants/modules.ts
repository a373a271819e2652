/** A part of the code that is mutated on its own, by the unit tests of its package. */
export interface MutatedModule {
  /** The package, from the root of the workspace. */
  readonly project: string;
  /** Its sources, from the package. */
  readonly sources: string;
  /** The tests that have to notice, from the package. */
  readonly tests: string;
  /** What its tests must kill, in percent. */
  readonly goal: number;
}

const GOAL = 85;
const core = (folder: string): MutatedModule => ({
  ...{ project: 'packages/core', tests: 'src/**/*.test.ts', goal: GOAL },
  sources: `src/${folder}`,
});
const engine = (folder: string): MutatedModule => ({
  ...{ project: 'packages/orchestration', tests: 'src/engine/**/*.test.ts', goal: GOAL },
  sources: `src/engine/${folder}`,
});

/** Where a wrong sign costs money. The engine is taken in parts, so that each is done in minutes. */
export const modules: Readonly<Record<string, MutatedModule>> = {
  risk: core('risk/**/*.ts'),
  order: core('order/**/*.ts'),
  position: core('position/**/*.ts'),
  'engine-turn': engine('*.ts'),
  'engine-decisions': engine('decisions/**/*.ts'),
  'engine-evolve': engine('evolve/**/*.ts'),
  'engine-following': engine('following/**/*.ts'),
  'engine-guards': engine('guards/**/*.ts'),
  'engine-observe': engine('observe/**/*.ts'),
  'engine-sending': engine('sending/**/*.ts'),
  'engine-state': engine('state/**/*.ts'),
};

/**
 * Without chance: a property that draws other numbers each time kills another mutant each time, and the score would be luck. And
 * without examples, which import their package by its name, as it is published.
 */
export const testFilesOf = (
  { project, tests }: Pick<MutatedModule, 'project' | 'tests'>,
  find: (pattern: string) => readonly string[],
): readonly string[] =>
  find(`${project}/${tests}`)
    .filter((file) => !/\.(property|example)\.test\.ts$/.test(file))
    .sort();
