import { brokerConformance, eventStoreConformance, registerCards } from '@bot/conformance';
import type { Layer } from '@bot/simulation';
import { brokerUnderCards } from './brokerUnderCards';
import { storeUnderCards } from './storeUnderCards';

/** What the ports promise, card by card, with no bot in between: to be carried out on any layer. */
export function define(layer: Layer): void {
  // Outside of a test run there is none: whoever reads what suites say registers nothing.
  const runners = [globalThis.test].filter((runner) => typeof runner === 'function');
  for (const runner of runners) {
    registerCards(brokerConformance({ create: () => brokerUnderCards(layer) }), runner);
    registerCards(eventStoreConformance({ create: () => storeUnderCards(layer) }), runner);
  }
}
