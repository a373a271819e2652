import type { ScenarioRecord } from '@bot/test-fixtures';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the scenarios of a suite have left so far. */
export const readRecords = (folder: string): readonly ScenarioRecord[] =>
  globSync('*.jsonl', { cwd: folder }).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ScenarioRecord),
  );
