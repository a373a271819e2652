// For everybody: Coinbase to trade on
export { createCoinbaseSimulator, type CoinbaseSimulator, type CoinbaseSimulatorOptions } from './simulator';
export { defaultSwitches, type ApiSwitches } from './api/switches';
export { defaultRateLimits, type RateLimits } from './rest/rateLimits';
export type { RequestLog } from './rest/restServer';

// What its wire rests on
export { wireRules, type WireRuleId } from './fidelity';

// Whose requests they are
export {
  generateKey,
  keyFromPem,
  type ApiKey,
  type GeneratedKey,
  type KeyAlgorithm,
  type KeyOptions,
} from './keys/apiKey';
export {
  createTokenVerifier,
  type ExpectedUri,
  type TokenVerifier,
  type UriCheck,
  type VerifiedToken,
  type VerifierOptions,
} from './keys/tokenVerifier';

// How things are called on the wire
export { BROKERAGE_PATH } from './api/brokeragePath';
export { uuidOf, wireIds, type IdForm, type WireIds } from './api/ids';

// Real sockets on this machine, and its time
export { createRealClock, type RealClockOptions } from './clock/realClock';
export type { CertificateKind } from './sockets/certificate';
export {
  serveOnLoopback,
  type LoopbackOptions,
  type LoopbackServer,
  type LoopbackTls,
} from './sockets/serveOnLoopback';

// The channels of its sockets
export { createStreamServer, type StreamServer } from './stream/streamServer';
export { defaultStreamLimits, type StreamHost, type StreamLimits, type StreamUser } from './stream/streamHost';

// What can go wrong on the way
export {
  withWireFaults,
  type ArmableFrameFault,
  type ArmableRequestFault,
  type ArmableSocketFault,
  type FaultyServer,
  type FramesNamed,
  type RequestsNamed,
  type WireFaults,
} from './faults/wireFaults';
export type { Acting, RequestFaultWords } from './faults/requestFaults';
export type { FrameFaultWords } from './faults/frameFaults';
export type { FieldValue } from './faults/jsonField';
export { armFault, readFault, type FaultRequest, type FaultTargets } from './faults/armFault';

// For tests in other languages, and for time that is moved
export { withControl } from './control/withControl';
export type { Controlled } from './control/controlRoutes';
export { createSteppedClock, type SteppedClock } from './clock/steppedClock';

// The command
export { main } from './command/main';
export { processSurroundings, type Surroundings } from './command/surroundings';
