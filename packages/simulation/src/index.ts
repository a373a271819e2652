// Time
export { createVirtualClock, type PendingTimer, type VirtualClock } from './time/virtualClock';
export { createKernel, type Kernel, type WaitOptions } from './time/kernel';
export { promisesAtRest } from './time/promisesAtRest';
export { durationMs, durationText, parseDuration, type Duration } from './time/duration';

// Randomness
export { createRandom, restoreRandom, stateOf, type RandomState } from './random/seededRandom';
export { integerBetween, normal, pick, shuffle, uniform01 } from './random/distributions';

// Event stores
export { createMemoryEventStore, type MemoryEventStore } from './store/memoryEventStore';
export {
  withFaultyOutcomes,
  type AppendOutcome,
  type FaultyEventStore,
  type FaultyOptions,
} from './store/faultyEventStore';

// Commands of other processes
export { createMemoryControl, type MemoryControl } from './control/memoryControl';

// A venue that does what the test says
export { createScriptedBroker, type ScriptedBroker, type ScriptedBrokerOptions } from './broker/scriptedBroker';
export type { BrokerScript, FillOptions, SubmitResponse } from './broker/brokerScript';
export type { ScriptedRules } from './broker/marketRefusal';
export type { QuoteText } from './broker/scriptedMarket';
export type { ScriptedTruth } from './broker/scriptedTruth';

// Samples to begin with
export { btcPerp, btcUsd } from './sample/sampleInstruments';
export { limitOrder, marketOrder } from './sample/sampleOrders';

// The independent ledger
export {
  createIndependentLedger,
  type IndependentLedger,
  type LedgerBooks,
  type LedgerOpening,
  type PositionQuantity,
} from './ledger/independentLedger';
export { violationText, type Violation } from './ledger/violation';
export { compareWithBot, type BothSides } from './ledger/compareWithBot';
export {
  runLedgerChecks,
  type LedgerChecks,
  type LedgerChecksRequest,
  type LedgerTruth,
} from './ledger/runLedgerChecks';

// Trace
export type { Lane, Trace, TraceEntry } from './trace/trace';
export { createTrace, type TraceOptions } from './trace/createTrace';
export { createCanonicalIds } from './trace/canonicalIds';
export { formatTimeline, type TimelineOptions } from './trace/formatTimeline';

// A wire without a network
export { createMemoryWire, type MemoryWireOptions } from './wire/memoryWire';
export { wireFailure } from './wire/wireFailure';
export { createWireTraffic, type WireTraffic, type WireTrafficOptions } from './wire/wireTraffic';
export type { Delivery, ServedAnswer, ServedPeer, ServedSocket, SocketRequest, WireServer } from './wire/wireServer';

// What a world is made of
export type {
  BotSnapshot,
  BotSurroundings,
  BotUnderTest,
  BotUnderTestFactory,
  FeedSnapshot,
  ModePlace,
  OrderWish,
  StopOutcome,
  StopRequest,
  SubmittedWish,
  TaskState,
  WishDecision,
} from './harness/botUnderTest';
export type { VenueRequest, VenueTruth, VenueUnderControl } from './harness/venueUnderControl';
export type { VenueControl, VenuePermissions } from './harness/venueControl';
export type { Layer, LayerName, VenueRequestedBy } from './harness/layer';

// What can go wrong at a venue
export type {
  ArmableFault,
  ArmableStreamFault,
  Malformation,
  RateLimitOptions,
  WhichCalls,
} from './harness/faults/armableFault';
export type { FaultPoint, RequestPoint, StreamPoint } from './harness/faults/faultPoint';
export type { FaultProfile, FaultRates, RequestRates, StreamRates } from './harness/faults/faultProfile';
export { formatPendingFaults, type PendingFault } from './harness/faults/pendingFault';
export type {
  DisconnectedStream,
  DisconnectOptions,
  FaultPresetName,
  LostRight,
  OutageOptions,
  RestartOptions,
  VenueFaults,
} from './harness/faults/venueFaults';

// Errors
export {
  isSimulationError,
  SimulationError,
  simulationErrorCodes,
  type SimulationErrorCode,
} from './errors/simulationError';

// Metrics
export { createMemoryMetrics, type MemoryMetrics, type MetricSeries } from './metrics/memoryMetrics';
