import { collectScenarios, inMemoryLayer } from '@bot/test-fixtures';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Suite } from './suite';

/** What the package of a suite exports. */
export interface SuitePackage {
  readonly define: Parameters<typeof collectScenarios>[0];
}

interface SuiteFile extends Pick<Suite, 'topic' | 'layer' | 'markers'> {
  readonly form?: 'Cards' | 'Examples';
}

/**
 * Every suite of scenarios, by its folder. Conformance cards are left out, they have a page of their own; and so are the examples of the guide.
 * @param load gives what the package in that folder exports
 */
export function readSuites(root: string, load: (folder: string) => SuitePackage): readonly Suite[] {
  const folders = globSync('packages/scenarios/suites/*/suite.json', { cwd: root }).map(dirname).sort();
  return folders.flatMap((folder) => {
    const { form, ...suite } = JSON.parse(readFileSync(join(root, folder, 'suite.json'), 'utf8')) as SuiteFile;
    if (form !== undefined) return [];
    const files = globSync('src/**/*.ts', { cwd: join(root, folder) });
    // Nothing is run: a suite only looks at the name, since some scenarios make sense on one layer alone.
    const cards = collectScenarios(load(folder).define, { ...inMemoryLayer(), name: suite.layer });
    return [{ ...suite, folder, files, cards }];
  });
}
