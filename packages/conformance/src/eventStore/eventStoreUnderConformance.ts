import type { EventStore } from '@bot/core';

/** What a store may lack; cards that need it are skipped with that reason. */
export type EventStoreCapability = 'Reopen';

/** An empty store that is ready to be checked. */
export interface EventStoreUnderConformance {
  readonly store: EventStore;
  /** Opens the same events again, as the next process would; `store` was closed before. Needed unless `Reopen` is lacking. */
  reopen?(): EventStore | Promise<EventStore>;
  /** Lets time pass until the call has its answer. Default: time passes by itself. */
  settle?<T>(call: Promise<T>): Promise<T>;
  /** Called after each card. */
  dispose?(): Promise<void>;
}
