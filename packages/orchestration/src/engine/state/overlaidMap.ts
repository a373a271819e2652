/** A map as it would be with other values for some of its keys, without copying it. What is beneath must not change meanwhile. */
export class OverlaidMap<K, V> implements ReadonlyMap<K, V> {
  constructor(
    readonly beneath: ReadonlyMap<K, V>,
    readonly replaced: ReadonlyMap<K, V>,
  ) {}

  get size(): number {
    return [...this.keys()].length;
  }

  get(key: K): V | undefined {
    return this.replaced.get(key) ?? this.beneath.get(key);
  }

  has(key: K): boolean {
    return this.replaced.has(key) || this.beneath.has(key);
  }

  *keys(): MapIterator<K> {
    yield* new Set([...this.beneath.keys(), ...this.replaced.keys()]);
  }

  *entries(): MapIterator<[K, V]> {
    for (const key of this.keys()) yield [key, this.get(key) as V];
  }

  *values(): MapIterator<V> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(use: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) use(value, key, this);
  }
}
