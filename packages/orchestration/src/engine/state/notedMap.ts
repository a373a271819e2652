/** How many changes are remembered. */
const REMEMBERED = 512;

/**
 * A map that can tell which of its entries were put or taken since somebody looked last, so that a total over them is kept up and
 * not added up anew.
 */
export class NotedMap<K, V> extends Map<K, V> {
  /** The newest changes, in a ring. */
  private readonly changed: K[] = [];
  private changes = 0;

  constructor(entries: Iterable<readonly [K, V]> = []) {
    super();
    for (const [key, value] of entries) this.set(key, value);
  }

  /** How many changes there were so far. */
  get revision(): number {
    return this.changes;
  }

  override set(key: K, value: V): this {
    this.note(key);
    return super.set(key, value);
  }

  override delete(key: K): boolean {
    this.note(key);
    return super.delete(key);
  }

  override clear(): void {
    for (const key of this.keys()) this.note(key);
    super.clear();
  }

  /** What was changed after that revision, some of it more than once; null: that was too long ago to tell. */
  changedSince(revision: number): readonly K[] | null {
    const count = this.changes - revision;
    if (count > REMEMBERED) return null;
    const end = this.changes % REMEMBERED;
    return count <= end
      ? this.changed.slice(end - count, end)
      : [...this.changed.slice(end - count), ...this.changed.slice(0, end)];
  }

  private note(key: K): void {
    this.changed[this.changes % REMEMBERED] = key;
    this.changes += 1;
  }
}

/** Equal to nothing for a map that notes no changes: it may have changed. */
export const revisionOf = (map: ReadonlyMap<unknown, unknown>): number =>
  map instanceof NotedMap ? map.revision : Number.NaN;
