import { createHash } from 'node:crypto';
import type { PlantedBug } from './plantedBug';

/** The text of the file with the bug in it. @throws Error when what it replaces does not stand there exactly once */
export function plant({ id, file, find, replace }: PlantedBug, text: string): string {
  const times = text.split(find).length - 1;
  if (times === 1) return text.replace(find, () => replace);
  throw new Error(
    `${id}: what it replaces stands ${times} times in ${file}, and must stand there once. ` +
      `Look at what the code became, and change "find" of the bug in tools/mutation/src/zoo/bugs.`,
  );
}

/** Of what was planted: a result is about this patch and no other. */
export const digestOf = ({ file, find, replace }: PlantedBug): string =>
  createHash('sha256')
    .update(JSON.stringify([file, find, replace]))
    .digest('hex')
    .slice(0, 12);
