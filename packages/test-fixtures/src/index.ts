// For tests: a world of their own
export { createWorld } from './world/createWorld';
export type { Preset, World, WorldClock, WorldOptions } from './world/world';
export type { ModeOptions } from './world/modeOptions';
export type { CrashOptions, CrashPoint } from './world/crashPlan';
export type { SubmitOptions, WorldBot } from './world/worldBot';
export type { SentCommand, WorldControl } from './world/worldControl';
export type { RelistedTerms } from './world/relisting';
export type { WorldMarket, WorldVenue } from './world/worldVenue';
export type { WorldStore } from './world/worldStore';
export type { WaitLimit, WorldTime } from './world/worldTime';
export type { OrderHandle, OrderOutcome } from './world/orderHandle';
export { parseDuration, type Duration } from '@bot/simulation';
export { inMemoryLayer, type InMemoryLayerOptions } from './layers/inMemoryLayer';

// What was there before
export { scenarioConfig } from './presets/scenarioConfig';
export { configWith, type ConfigChanges, type StrategyChanges } from './presets/configWith';
export type { LimitChanges } from './presets/limitsWith';
export { fundedBroker, type FundedBrokerOptions } from './presets/fundedBroker';
export { brokerWithBalances, type BrokerWithBalancesOptions } from './presets/brokerWithBalances';
export { intermittentBroker, type IntermittentBrokerOptions } from './presets/intermittentBroker';
export { degradingBroker, type DegradingBrokerOptions } from './presets/degradingBroker';
export type { FailingOptions } from './presets/failureRates';
export { brokerWithPositions } from './presets/brokerWithPositions';
export { volatileMarketBroker } from './presets/volatileMarketBroker';
export { positionScenarios, type PositionScenario } from './presets/positionScenarios';
export { marketConditions, type MarketCondition } from './presets/marketConditions';
export {
  realisticMarketContext,
  type MarketContext,
  type MarketContextOptions,
} from './presets/realisticMarketContext';
export { pricePath, type PriceMove } from './presets/pricePath';
export { fundingSeries, type FundingSeriesOptions } from './presets/fundingSeries';
export { simulateStrategySignals, type SignalOptions, type SimulatedSignal } from './presets/strategySignals';
export { knownTradeFees, knownTrades, playTrade, type KnownTrade, type TradeStep } from './presets/knownTrades';
export { realisticOrderFactory, type OrderTemplate, type RealisticOrderFactory } from './presets/realisticOrderFactory';
export { placedOrder, placePersonally } from './presets/personalOrder';
export type { PersonalOrder } from './presets/personalRequest';
export { defineFixture, type Fixture } from './presets/defineFixture';

// What must hold
export { invariants, type BrokenInvariant, type InvariantId, type InvariantView } from './invariants/invariants';
export { sameCourse } from './invariants/sameCourse';
export type { InvariantChecks } from './invariants/invariantChecks';
export { FixtureError, fixtureErrorCodes, type FixtureErrorCode } from './errors/fixtureError';

// For those who bind scenarios and matchers to another test runner
export { scenariosFor } from './scenario/scenarios';
export {
  processScenariosFor,
  type ProcessBody,
  type ProcessScenario,
  type ProcessTools,
} from './scenario/processScenarios';
export type { PostponedOptions, Scenario, ScenarioOptions, SuiteChanges } from './scenario/scenarios';
export type { ScenarioBody, ScenarioSuite, ScenarioTools } from './scenario/definedScenario';
export type { ScenarioCard } from './scenario/scenarioCard';
export type { Verify } from './scenario/verifier';
export type { Runner } from './scenario/runner';
export { collectScenarios } from './scenario/collectScenarios';
export { testNameOf } from './scenario/scenarioCard';
export type { ScenarioRecord } from './scenario/scenarioRecord';
export type { Failure } from './scenario/failureReport';
export { runnableScenarios, type RunnableScenario } from './scenario/runnableScenarios';
export type { ScenarioRun } from './scenario/runScenario';
export { matchers } from './matchers/matchers';
export type { ExpectedAlert, ExpectedPosition } from './matchers/botMatchers';
export type { Verdict } from './matchers/verdict';
