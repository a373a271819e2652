import { readFileSync, statSync } from 'node:fs';
import { ConfigError } from '@bot/core';

export interface KeyFile {
  readonly keyName: string;
  readonly privateKey: string;
}

/** Read, write and run for the group and for others. */
const OF_OTHERS = 0o077;

/** No message repeats anything that stands in the file. @throws ConfigError ConfigFileUnreadable */
export function readKeyFile(path: string): KeyFile {
  const read = jsonOf(path);
  const { name, id, privateKey } = (typeof read === 'object' && read !== null ? read : {}) as {
    readonly [field: string]: unknown;
  };
  const keyName = name ?? id;
  if (typeof keyName === 'string' && typeof privateKey === 'string') return { keyName, privateKey };
  throw unreadable(path, 'It must be a JSON object with "name" (or "id") and "privateKey", both text.');
}

/** Whether anybody but the owner of the file may read or change it. Where a system has no such rights, nobody may. */
export const isOpenToOthers = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & OF_OTHERS) !== 0;

function jsonOf(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, `It cannot be read (${String((error as NodeJS.ErrnoException).code)}).`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The message of the parser quotes what it read.
    throw unreadable(path, 'It is not JSON.');
  }
}

const unreadable = (path: string, problem: string): ConfigError =>
  new ConfigError(
    'ConfigFileUnreadable',
    {
      happened: `The key file ${path} cannot be used. ${problem}`,
      botDid: 'The bot did not start, and nothing was sent.',
      toDo: 'Download the key from the portal of Coinbase again, or check the path.',
    },
    [{ path: 'credentials', problem }],
  );
