import type { BeginAgain } from './replaceStore';
import { openReadingStore } from './readingStore';
import type { SqliteEventStore } from './sqliteEventStore';
import { storeFiles } from './storeFiles';
import { openWritingStore } from './writingStore';

export interface SqliteEventStoreOptions {
  /** The database file. A folder that is missing is made; `.head`, `.lock`, `-wal` and `-shm` stand beside it. */
  readonly path: string;
  /** Look at a store that may be in use. Default: false. */
  readonly readOnly?: boolean;
  /**
   * A damaged store is put away with all its files, and a new one is begun with these events. Default: it is refused and
   * left as it is. Never for a store of another program or of a newer version.
   */
  readonly beginAgain?: BeginAgain | undefined;
}

/**
 * Opens the store at `path`, after every stored event has been checked against the chain of checksums.
 * A writer makes the store when it is missing and holds its lock until `close`; any number of readers may look on.
 * After a failed append the store is closed and refuses everything.
 * @throws EventStoreError StoreLocked, StoreNotWritable, StoreVersionNewer, StoreCorrupt; StoreMissing for a reader
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): SqliteEventStore {
  const files = storeFiles(options.path);
  return options.readOnly === true ? openReadingStore(files) : openWritingStore(files, options.beginAgain);
}
