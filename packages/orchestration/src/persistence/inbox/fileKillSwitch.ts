import { closeSync, constants, lstatSync, openSync, readSync } from 'node:fs';
import { MOST_REASON, toPlainText, type KillFile } from '@bot/core';

/** A file whose presence is the kill switch. It is read and never written or removed: that is for people. */
export const fileKillSwitch = (path: string): KillFile => ({
  read() {
    try {
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return null;
      return toPlainText(beginningOf(path), MOST_REASON) || 'it gives no reason';
    } catch (error) {
      // Whatever is there is there. That nothing can be said of it is no reason to go on.
      return `it cannot be read (${(error as NodeJS.ErrnoException).code})`;
    }
  },
});

/** Of a link or a pipe nothing is read: it could lead anywhere, or never end. */
function beginningOf(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const bytes = Buffer.alloc(2_048);
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
