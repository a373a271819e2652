import { collectScenarios, inMemoryLayer } from '@bot/test-fixtures';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Suite } from './suite';

/** What the package of a suite exports. */
export interface SuitePackage {
  readonly define: Parameters<typeof collectScenarios>[0];
}

/**
 * Every suite of the workspace, by its folder.
 * @param load gives what the package in that folder exports
 */
export function readSuites(root: string, load: (folder: string) => SuitePackage): readonly Suite[] {
  const folders = globSync('packages/scenarios/suites/*/suite.json', { cwd: root }).map(dirname).sort();
  return folders.map((folder) => {
    const text = readFileSync(join(root, folder, 'suite.json'), 'utf8');
    const { topic, layer } = JSON.parse(text) as Pick<Suite, 'topic' | 'layer'>;
    const files = globSync('src/**/*.ts', { cwd: join(root, folder) });
    return { topic, layer, folder, files, cards: collectScenarios(load(folder).define, inMemoryLayer()) };
  });
}
