import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** An empty folder that is gone when the tests of this file are over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bot-process-'));
  made.push(folder);
  return folder;
}

/** A process that was just killed may still be at it. */
const options = { recursive: true, force: true, maxRetries: 5 } as const;

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, options);
}
