// For those who have a broker or an event store to check
export { brokerConformance, type BrokerConformanceOptions } from './broker/brokerConformance';
export {
  plainHarnessLacks,
  type BrokerCapability,
  type BrokerFacts,
  type BrokerUnderConformance,
} from './broker/brokerUnderConformance';
export type { BrokerAbilities } from './broker/brokerAbilities';
export { venueAbilities, type VenueAbilitiesRequest } from './broker/venueAbilities';
export { eventStoreConformance, type EventStoreConformanceOptions } from './eventStore/eventStoreConformance';
export type { EventStoreCapability, EventStoreUnderConformance } from './eventStore/eventStoreUnderConformance';
export { registerCards, type TestFunction } from './card/registerCards';

// For those who read the cards or write more of them
export type { CardDefinition, CardText, ConformanceCard } from './card/conformanceCard';
export { ConformanceFailure } from './card/conformanceFailure';
