import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folders of the suites of scenarios on layer S, by the name of the suite. */
export function suitesInMemory(root: string): Readonly<Record<string, string>> {
  const folders = globSync('packages/scenarios/suites/*/suite.json', { cwd: root }).map((file) =>
    join(root, dirname(file)),
  );
  const inMemory = folders.sort().flatMap((folder) => {
    const { topic, layer, form } = read(join(folder, 'suite.json')) as { topic: string; layer: string; form?: string };
    return layer === 'S' && form === undefined ? [[topic, folder]] : [];
  });
  return Object.fromEntries(inMemory) as Record<string, string>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
