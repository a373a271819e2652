import { hostname, userInfo } from 'node:os';
import { MOST_BY, toPlainText } from '@bot/core';

/** `ann@desk`: the user of this process, as the system knows them. A user without a name is the number. */
export function whoAsks(nameOf: () => string = () => userInfo().username): string {
  return toPlainText(`${userName(nameOf)}@${hostname()}`, MOST_BY);
}

function userName(nameOf: () => string): string {
  try {
    return nameOf();
  } catch {
    return String(process.getuid?.());
  }
}
