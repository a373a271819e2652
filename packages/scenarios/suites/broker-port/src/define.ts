import { brokerConformance, eventStoreConformance, registerCards } from '@bot/conformance';
import type { Layer } from '@bot/simulation';
import { brokerUnderCards } from './brokerUnderCards';
import { storeUnderCards } from './storeUnderCards';

/** What the ports promise, card by card, with no bot in between: to be carried out on any layer. */
export function define(layer: Layer): void {
  registerCards(brokerConformance({ create: () => brokerUnderCards(layer) }), test);
  registerCards(eventStoreConformance({ create: () => storeUnderCards(layer) }), test);
}
