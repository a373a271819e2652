// Money
export type { AnyAmount, Money, Notional, Price, Quantity, Ratio } from './money/amount';
export {
  isAmount,
  moneyOf,
  notionalOf,
  one,
  priceOf,
  quantityOf,
  ratioOf,
  toChartNumber,
  toFixedText,
  toText,
  zeroMoney,
  zeroRatio,
  zeroNotional,
  zeroQuantity,
} from './money/amount';
export {
  absolute,
  add,
  asMoney,
  asNotional,
  atLeast,
  averagePrice,
  compare,
  equals,
  exceeds,
  isNegative,
  isPositive,
  isZero,
  largerOf,
  midPrice,
  negate,
  notionalFor,
  priceFor,
  quantityFor,
  ratioBetween,
  squareRoot,
  scale,
  shareOf,
  smallerOf,
  subtract,
  sum,
} from './money/arithmetic';
export { fromSteps, isMultipleOf, roundDown, roundToPlaces, roundUp, toSteps } from './money/rounding';
export { fromUnits, toUnits } from './money/units';

// Instruments and prices
export type { Currency, Instrument, InstrumentId } from './instrument/instrument';
export { fundingIntervalOf, fundingsDue } from './instrument/fundingsDue';
export { tradingStatuses, type TradingStatus } from './instrument/tradingStatus';
export { quantizePrice, quantizeQuantity, smallestQuantity } from './instrument/quantize';
export { markOf, type Mark, type Quote } from './market/quote';
export type { Candle } from './market/candle';
export {
  marketChannels,
  type MarketChannel,
  type MarketMessage,
  type MarketNews,
  type MarketTrade,
  type PriceLevel,
} from './market/marketMessage';
export type { Depth, DepthLevel } from './market/depth';
export { createLocalBook, type BookTop, type LocalBook } from './market/localBook';
export { createMarkWindow, type MarkWindow } from './market/markWindow';

// Orders
export { opposite, signed, type Side } from './order/side';
export { isTerminal, orderStatuses, type OrderStatus, type VenueOrderStatus } from './order/orderStatus';
export { orderTransitions, transitionKind, type TransitionKind } from './order/transitions';
export {
  largestQuantity,
  leavesQuantity,
  type PendingAmend,
  type ClientOrderId,
  type FillDetail,
  type Order,
  type OrderIntent,
  type OrderProgress,
  type OrderRequest,
  type OrderTerms,
  type OrderType,
  type StopDirection,
  type StrategyId,
  type StrategyShare,
  type TimeInForce,
  type TradeId,
  type VenueOrderId,
} from './order/order';
export { rejectReasons, type RejectReason } from './order/rejectReason';
export { amended, notAmended } from './order/amendedOrder';
export { judgeProgress, provesAmended, type FilledDelta, type ProgressVerdict } from './order/judgeProgress';
export { clientOrderId, isMadeWith, type OrderEpoch } from './order/clientOrderId';
export type { OrderAction, PendingSend } from './order/pendingSend';
export { JITTER, retryDelayMs } from './order/retryDelay';
export { closingParts, planOrder, type PlannedParts } from './order/planOrder';

// Positions and accounts
export {
  averageEntryPrice,
  flatPosition,
  isDust,
  isTooSmall,
  isFlat,
  isLong,
  marketValue,
  unrealizedPnl,
  type Position,
} from './position/position';
export { applyFill, type AppliedFill, type Execution } from './position/applyFill';
export { balanceOf, credit, isSane, placeHold, releaseHold, type Balance } from './account/balance';
export { equityOf, type ValuedPosition } from './account/equity';

// Strategies
export type { Signal, Strategy, StrategyContext } from './strategy/strategy';
export { divideFairly } from './strategy/divideFairly';
export { totalOf } from './strategy/totalOf';
export { rescaleShares } from './strategy/rescaleShares';
export { addShares, openShare, shareFill } from './strategy/shareFill';
export { ownersOf, type Promised } from './strategy/ownersOf';
export { strategyWish, exitOf, type OrderedPart, type Room, type StrategyWish } from './strategy/strategyWish';
export {
  aggregateSignals,
  aggregationPolicies,
  type Aggregate,
  type AggregationPolicy,
  type AggregationRule,
} from './strategy/aggregateSignals';
export { netWishes, type BookTransfer, type NettedWishes } from './strategy/netWishes';
export { capitalShares } from './strategy/capitalShares';

// Risk
export { checkRisk, type Approved, type Denial, type RiskVerdict } from './risk/checkRisk';
export { MARKET_ORDER_MARGIN, worstHeld } from './risk/judgedOrder';
export { ownPriceWithinReach } from './risk/washTrade';
export type { LiveOrder, RiskContext } from './risk/riskContext';
export { denialReasons, type DenialReason, type DenialReasonTraits } from './risk/denialReasons';
export type { Numbers } from './risk/numbers';
export { concentrationOf } from './risk/concentration';
export { drawdownOf } from './risk/drawdown';
export { quantityToKeep } from './risk/quantityToKeep';
export { liquidationDistance, liquidationPrice, type MarginedPosition } from './risk/liquidationPrice';
export { mayReachVolatility, priceRange, volatilityOf, type PriceRange } from './risk/volatility';
export { breachesDailyLoss, dayResult } from './risk/dailyLoss';
export { isAtLeast, isStricter, tradingModes, type TradingMode } from './risk/tradingMode';
export {
  modeCauses,
  type ModeActor,
  type ModeCause,
  type ModeCauseTraits,
  type ModeEnd,
  type ModeScope,
  type Restriction,
} from './risk/modeCauses';
export { heldMode, type HeldMode } from './risk/heldMode';
export type { ConfigChange } from './config/configChange';
export { profileNames, type BotConfig, type ProfileName, type StrategyConfig } from './config/botConfig';
export { defaultRiskLimits, type PerInstrument, type RiskLimits } from './config/riskLimits';
export { defaultGuardLimits, type GuardLimits } from './config/guardLimits';
export { defaultOrderRules, type OrderRules } from './config/orderRules';
export { defaultMarketData, type MarketDataConfig } from './config/marketDataConfig';
export { defaultTasks, openOrderPolicies, type OpenOrderPolicy, type TaskConfig } from './config/taskConfig';
export {
  defaultReconciliation,
  driftPolicies,
  type DriftPolicy,
  type DriftPolicyName,
  type ReconciliationConfig,
} from './config/reconciliationConfig';
export { defaultStorageSettings, type StorageSettings } from './config/storageSettings';
export {
  defaultStrategies,
  strategyKinds,
  type StrategiesConfig,
  type StrategyEntry,
  type StrategyKind,
} from './config/strategiesConfig';

// Reconciliation
export { compareBooks, type Books } from './reconciliation/compareBooks';
export { driftTraits, type Drift, type DriftKind } from './reconciliation/drift';

// Events
export type { BotEvent, BotEventPayloads, BotEventType, DecidedOn, RecordedBotEvent } from './events/botEvent';
export { eventVersions } from './events/eventVersions';
export { decodePayload, encodePayload } from './events/eventCodec';

// Ports
export type { CancelTimer, Clock, EpochMs } from './ports/clock';
export {
  noMetrics,
  OTHER_LABEL,
  type Counter,
  type Gauge,
  type Histogram,
  type LabelValues,
  type MetricDefinition,
  type MetricLabels,
  type Metrics,
} from './ports/metrics';
export type { Random } from './ports/random';
export type { SecretSource } from './ports/secretSource';
export { silentLogger, type Logger } from './ports/logger';
export type { CommandInbox, KillFile } from './ports/commandInbox';
export type { EventStore, JsonObject, JsonValue, NewStoredEvent, StoredEvent } from './ports/eventStore';
export {
  amendRefusals,
  type AmendAnswer,
  type AmendRefusal,
  type AmendRequest,
  type CancelAnswer,
  type ClosePositionRequest,
  type ExecutionClient,
  type OrderReport,
  type SubmitAnswer,
  type Unsubscribe,
} from './ports/executionClient';
export type {
  AccountClient,
  FeeRates,
  FundingPayment,
  KeyPermissions,
  MarginSummary,
  VenueOrder,
  VenuePosition,
} from './ports/accountClient';
export type { CandleQuery, MarketDataClient, MarketSubscription } from './ports/marketDataClient';
export type { Broker } from './ports/broker';
export type {
  HttpAnswer,
  HttpExchange,
  HttpLimits,
  HttpRequest,
  Socket,
  SocketEnd,
  SocketLimits,
  SocketListener,
  Wire,
} from './ports/wire';

// Commands of other processes
export {
  commandKinds,
  MAX_COMMAND_AGE_MS,
  MOST_BY,
  MOST_REASON,
  type CommandKind,
  type CommandKindTraits,
  type CommandRequest,
  type ControlCommand,
} from './control/controlCommand';
export type { CommandRecord } from './control/commandRecord';
export { isPlainText, toPlainText } from './control/plainText';
export { commandRefusals, type CommandAnswer, type CommandRefusal } from './control/commandRefusals';

// Time
export { utcDate } from './time/utcDate';
export { isWithinUtc, parseUtcWindow, weekdays, type UtcWindow, type Weekday } from './time/utcWindow';

// Errors
export { BotError, isBotError, type ErrorText } from './errors/botError';
export {
  BrokerError,
  brokerErrorTraits,
  isBrokerError,
  type BrokerErrorCode,
  type BrokerErrorDetails,
  type BrokerErrorTraits,
  type VenueOutcome,
} from './errors/brokerError';
export {
  EventStoreError,
  eventStoreErrorTraits,
  isEventStoreError,
  type EventStoreErrorCode,
  type EventStoreErrorDetails,
  type EventStoreErrorTraits,
} from './errors/eventStoreError';
export { InboxError, inboxErrorCodes, isInboxError, type InboxErrorCode } from './errors/inboxError';
export {
  ConfigError,
  configErrorCodes,
  MarketDataError,
  marketDataErrorCodes,
  type ConfigErrorCode,
  type ConfigIssue,
  type MarketDataErrorCode,
} from './errors/inputErrors';
export { AmountError, amountErrorCodes, type AmountErrorCode } from './errors/amountError';
export {
  isWireError,
  WireError,
  wireErrorTraits,
  type WireErrorCode,
  type WireErrorDetails,
  type WireErrorTraits,
} from './errors/wireError';
export { assert, AssertionFailed, unreachable } from './errors/assertion';
