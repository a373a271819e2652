import type { EpochMs } from '@bot/core';
import type { ControlPorts } from '../../runtime/control/watchControl';
import { storeFiles } from '../storeFiles';
import { fileKillSwitch } from './fileKillSwitch';
import { sqliteCommandInbox } from './sqliteCommandInbox';

export interface StoreControl extends ControlPorts {
  close(): void;
}

/**
 * How other processes tell the bot of this store what to do: the inbox `<store>.inbox` and the file `KILL` in its folder.
 * Nothing is opened before the bot looks for the first time.
 * @param now the clock of the machine, by which commands are dated
 */
export function openStoreControl(path: string, now: () => EpochMs = Date.now): StoreControl {
  const files = storeFiles(path);
  const inbox = sqliteCommandInbox({ path: files.inbox, now });
  return { inbox, killFile: fileKillSwitch(files.kill), close: () => inbox.close() };
}
