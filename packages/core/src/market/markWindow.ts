import { assert } from '../errors/assertion';
import type { Mark } from './quote';

/** The newest marks of one instrument, oldest first, never more than `capacity`: a ring, so that it cannot leak. */
export interface MarkWindow {
  readonly capacity: number;
  readonly size: number;
  /** How many marks were taken in so far, those included that have fallen out. */
  readonly taken: number;
  /** Adds a mark; the oldest one falls out when the window is full. A mark older than the newest is ignored. */
  push(mark: Mark): void;
  latest(): Mark | undefined;
  /** The newest `count` marks, oldest first; fewer when there are fewer. */
  newest(count: number): readonly Mark[];
}

/** @param capacity how many marks are kept, at least 1 */
export function createMarkWindow(capacity: number): MarkWindow {
  assert(Number.isInteger(capacity) && capacity > 0, 'a mark window holds at least one mark');
  const ring: Mark[] = [];
  let [next, taken] = [0, 0];

  const latest = (): Mark | undefined => ring[(next - 1 + capacity) % capacity];

  return {
    capacity,
    get size() {
      return ring.length;
    },
    get taken() {
      return taken;
    },
    push(mark) {
      const newest = latest();
      if (newest !== undefined && mark.at < newest.at) return;
      ring[next] = mark;
      next = (next + 1) % capacity;
      taken += 1;
    },
    latest,
    newest(count) {
      const oldestFirst = [...ring.slice(next), ...ring.slice(0, next)];
      return count > 0 ? oldestFirst.slice(-count) : [];
    },
  };
}
