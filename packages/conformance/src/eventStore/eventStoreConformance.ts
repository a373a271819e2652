import { toCard, type ConformanceCard } from '../card/conformanceCard';
import { appendCards } from './appendCards';
import { durabilityCards } from './durabilityCards';
import type { EventStoreCapability, EventStoreUnderConformance } from './eventStoreUnderConformance';
import { createStoreWorld, type StoreWorld } from './storeWorld';

export interface EventStoreConformanceOptions {
  /** An empty store for each card. */
  create(): EventStoreUnderConformance | Promise<EventStoreUnderConformance>;
  readonly lacks?: readonly EventStoreCapability[];
}

/** The rules of the `EventStore` port as numbered cards, for any runner. */
export function eventStoreConformance({
  create,
  lacks = [],
}: EventStoreConformanceOptions): readonly ConformanceCard[] {
  const subject = {
    lacks,
    open: async (): Promise<StoreWorld> => createStoreWorld(await create()),
    close: (world: StoreWorld): Promise<void> => world.close(),
  };
  return eventStoreCards.map((definition) => toCard(definition, subject));
}

/** In the order of their numbers. */
const eventStoreCards = [...appendCards, ...durabilityCards];
