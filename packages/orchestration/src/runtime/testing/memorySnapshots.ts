import type { Snapshot, SnapshotCache } from '../../persistence/snapshotCache';

/** A place for a snapshot that outlives the one who made it, through JSON text as in a file. */
export interface MemorySnapshots extends SnapshotCache {
  readonly saved: readonly number[];
}

export function memorySnapshots(): MemorySnapshots {
  let text: string | null = null;
  const saved: number[] = [];
  return {
    saved,
    load: () => (text === null ? null : (JSON.parse(text) as Snapshot)),
    save(snapshot) {
      text = JSON.stringify(snapshot);
      saved.push(snapshot.lastSeq);
    },
  };
}
