import { createHash } from 'node:crypto';

/** What waits at a price, whatever it was kept as. */
export type BookLevel = readonly [side: 'bid' | 'offer', price: number, quantity: number];

/** How deep the book is, and a hash of all its levels: equal for equal books. */
export function bookDigest(levels: readonly BookLevel[]): string {
  const lines = levels.map((level) => level.join(' ')).toSorted();
  return `${lines.length} levels ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`;
}
