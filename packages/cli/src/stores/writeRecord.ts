import { renameSync, writeFileSync } from 'node:fs';
import { storeErrorOf } from '@bot/orchestration';

/** Writes a record beside the logs of a run, whole or not at all. @throws EventStoreError StoreNotWritable, StoreFull */
export function writeRecord(path: string, record: object): void {
  try {
    writeFileSync(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(`${path}.part`, path);
  } catch (cause) {
    throw storeErrorOf(cause, path);
  }
}
