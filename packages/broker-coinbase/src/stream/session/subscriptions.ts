import type { DataFrame } from '../frame/frame';
import { dataIdOf } from './productAlias';
import { isAcknowledged, type Topic } from './topic';

/** What was asked for on a connection, and what of it has come. */
export interface Subscriptions {
  /** All is acknowledged, and every book has had its snapshot. */
  readonly isComplete: boolean;
  heard(frame: DataFrame): void;
  /**
   * The books are asked for anew: gives the topics to send. null when only a new connection helps: what was asked for before has not
   * come, or there are orders, which nobody can ask for anew.
   */
  resync(): readonly Topic[] | null;
}

/** A snapshot comes before the acknowledgement of its channel; nobody should rely on that. */
export function createSubscriptions(topics: readonly Topic[]): Subscriptions {
  const books = topics.filter(({ channel }) => channel === 'level2');
  const unacknowledged = new Set(topics);
  const withoutSnapshot = new Set<string>();
  const isComplete = (): boolean => unacknowledged.size === 0 && withoutSnapshot.size === 0;

  function awaitSnapshots(): void {
    for (const { productIds } of books) for (const id of productIds ?? []) withoutSnapshot.add(dataIdOf(id));
  }

  awaitSnapshots();
  return {
    get isComplete() {
      return isComplete();
    },
    heard(frame) {
      if (frame.channel === 'subscriptions') {
        for (const topic of unacknowledged) {
          if (isAcknowledged(topic, frame.subscriptions)) unacknowledged.delete(topic);
        }
      }
      if (frame.channel !== 'level2' || withoutSnapshot.size === 0) return;
      for (const { isSnapshot, productId } of frame.events) if (isSnapshot) withoutSnapshot.delete(dataIdOf(productId));
    },
    resync() {
      const hasOrders = topics.some(({ channel }) => channel === 'user');
      if (hasOrders || !isComplete()) return null;
      awaitSnapshots();
      return books;
    },
  };
}
