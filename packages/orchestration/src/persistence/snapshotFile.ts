import { hash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Snapshot, SnapshotCache } from './snapshotCache';

/** The hash of the chain after an event; null when there is no such event. */
type HashAt = (seq: number) => string | null;

interface StoredSnapshot extends Snapshot {
  /** The chain up to the last event that is in it. */
  readonly chainHash: string;
}

/**
 * A snapshot in a file of its own: a line with the hash of the rest, then JSON. It is written beside and moved into its place,
 * never synced: what a loss of power leaves of it does not match its hash. It belongs to a log when the event that it ends
 * with is that one, by the hash of the chain.
 */
export function openSnapshotFile(path: string, hashAt: HashAt): SnapshotCache {
  return {
    load() {
      const stored = readSnapshot(path);
      if (stored === null || hashAt(stored.lastSeq) !== stored.chainHash) return null;
      const { madeBy, lastSeq, body } = stored;
      return { madeBy, lastSeq, body };
    },
    save(snapshot) {
      const chainHash = hashAt(snapshot.lastSeq);
      // Of events that are not here nothing can be said.
      if (chainHash === null) return;
      const stored: StoredSnapshot = { ...snapshot, chainHash };
      const text = JSON.stringify(stored);
      writeFileSync(`${path}.new`, `snapshot 1 ${checkOf(text)}\n${text}`);
      renameSync(`${path}.new`, path);
    },
  };
}

/** Whatever is wrong with the file: it is only a cache. */
function readSnapshot(path: string): StoredSnapshot | null {
  try {
    const content = readFileSync(path, 'utf8');
    const [, check, text] = /^snapshot 1 ([0-9a-f]{64})\n([^]*)$/.exec(content) ?? [];
    return text !== undefined && check === checkOf(text) ? (JSON.parse(text) as StoredSnapshot) : null;
  } catch {
    return null;
  }
}

const checkOf = (text: string): string => hash('sha256', text, 'hex');
