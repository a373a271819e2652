import type { EventStoreUnderConformance } from '@bot/conformance';
import type { EventStore } from '@bot/core';
import { createVirtualClock, type Layer } from '@bot/simulation';

/** A store that gives its events to the next process. */
type Reopenable = EventStore & { reopen(): EventStore };

/** An empty store of the layer. */
export function storeUnderCards(layer: Layer): EventStoreUnderConformance {
  const store = layer.createStore({ clock: createVirtualClock({ startAt: 0 }) }) as Reopenable;
  return { store, reopen: () => store.reopen() };
}
