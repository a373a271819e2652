import type { JsonValue } from '@bot/core';

/** What a log means up to one of its events. */
export interface Snapshot {
  /** Who made it: the code that gave the events their meaning. */
  readonly madeBy: string;
  readonly lastSeq: number;
  readonly body: JsonValue;
}

/** A place for the newest snapshot. It is a cache: what is lost or cannot be trusted is made again from the events. */
export interface SnapshotCache {
  /** null when there is none, or none that belongs to the events of this store. */
  load(): Snapshot | null;
  /** In place of the one before. Throws what the disk throws; the log is not touched by that. */
  save(snapshot: Snapshot): void;
}
