import type { EventStore } from '@bot/core';
import type { StoreReplacement } from './replaceStore';
import type { SnapshotCache } from './snapshotCache';
import type { StoreProblem } from './storeProblem';

/** An event log in one SQLite file. */
export interface SqliteEventStore extends EventStore {
  /** The database file, links followed. */
  readonly path: string;
  /** The hash of the chain after the last event, 64 hex digits; 64 zeros when there is none. */
  readonly chainHash: string;
  /** What the events mean, kept beside them. */
  readonly snapshots: SnapshotCache;
  /** What was found while opening and did not stand in the way, for the log. */
  readonly warnings: readonly StoreProblem[];
  /** The damaged store that this one has taken the place of when it was opened. */
  readonly replaced: StoreReplacement | null;
}
