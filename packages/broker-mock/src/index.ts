// For everybody: a venue to trade on
export { createMockVenue, type MockVenue, type MockVenueOptions } from './mockVenue';
export { lastPersistedAt } from './venue/restoreVenue';
export type { VenueCounter } from './venue/venueCounter';
export type { LineCut } from './faults/impact';
export type { AnswerForm } from './venue/answerForm';
export type { Reply, RequestLine, Work } from './venue/requestDesk';

// What it trades
export { instrumentFor, instrumentTable, startPriceOf } from './market/instruments';

// Where prices come from: put together from processes, events and people
export { generatedMarket } from './market/generated/generatedMarket';
export type { GeneratedMarketOptions } from './market/generated/generatedOptions';
export type { CrowdOptions } from './market/generated/livingCrowd';
export type { Correlation } from './market/generated/shocks';
export type { PremiumOptions } from './market/generated/premium';
export { randomWalk } from './market/price/randomWalk';
export { trend } from './market/price/trend';
export { jumps, type JumpsOptions } from './market/price/jumps';
export { meanReversion, type MeanReversionOptions } from './market/price/meanReversion';
export type { PriceChange, PriceMoment, PriceProcess, PriceSetting } from './market/price/priceProcess';
export { gap, type GapOptions } from './market/events/gap';
export { flashCrash, type FlashCrashOptions } from './market/events/flashCrash';
export { thinBook, type ThinBookOptions } from './market/events/thinBook';
export { halt, type HaltOptions } from './market/events/halt';
export type { EventOptions, HaltedQuotes, MarketEvent } from './market/events/marketEvent';

// or simpler ones
export { randomWalkMarket, type RandomWalkOptions } from './market/randomWalkMarket';
export { recordedBars, type RecordedBarsOptions, type RecordedMarket } from './market/recorded/recordedBars';
export { pathMarket, type PathMarketOptions } from './market/pathMarket';
export type { RecordedFills } from './market/recorded/tape';
export { pricePathMs } from './market/pricePath';
export { manualMarket, type ManualMarketOptions } from './market/manualMarket';
export { marketPresets, type MarketPreset, type MarketPresetName, type PresetChoice } from './market/marketPresets';
export type { Market, MarketSetting, MarketSource, MarketStep, StatusChange } from './market/marketSource';

// How it behaves
export {
  coinbaseFeeTiers,
  coinbaseLowestTier,
  fixedFees,
  tieredFees,
  type FeeModel,
  type FeeTier,
} from './models/feeModel';
export { queueFill, touchFill, type FillModel } from './models/fillModel';
export {
  fixedLatency,
  withJitter,
  type JitterOptions,
  type LatencyModel,
  type LatencyTimes,
  type StreamName,
} from './models/latencyModel';
export { slippageBps, type DepthLevel } from './models/slippageModel';
export type { InstrumentRules, MarginTier, OvernightMargin } from './exchange/listing';
export { depthOf, type DepthModel } from './models/depthModel';

// What can go wrong: by chance from a seed, and as a table
export { faultProfile } from './faults/faultProfile';
export { faultTable, type FaultRow } from './faults/faultTable';

// For those who arm faults of their own in the same words
export { callsText, forEver, fromNth, lasting, nextCall, repeated, someMs, type Calls } from './faults/calls';
export { requestPoints, streamPoints } from './faults/faultPoints';
export { createCallCount, type CallCount } from './faults/callCount';

// What its rules rest on
export { venueRules, type Basis, type VenueRule, type VenueRuleId } from './exchange/fidelity';

// For those who build a venue of their own around the same exchange
export { createOrderBook } from './exchange/book/createOrderBook';
export { applyMatches, matchesIn, type Match } from './exchange/book/matchesIn';
export type { BookEntry, BookLevel, BookSide, OrderBook } from './exchange/book/orderBook';
export { decideVenue } from './exchange/decideVenue';
export { evolveVenue, nextDueAt } from './exchange/evolveVenue';
export { isRefusal, readOrder } from './exchange/order/readOrder';
export { reportsAfter, type ReportRecord } from './exchange/reports';
export { nextFollowUp, runCommand } from './exchange/runCommand';
export type { Taking, VenueCommand } from './exchange/venueCommand';
export {
  FEES_ACCOUNT,
  INSURANCE_ACCOUNT,
  MARKET_ACCOUNT,
  type AccountId,
  type OrderEntry,
  type Print,
  type QuotedBook,
  type QuotedLevel,
  type VenueEvent,
  type VenueEventType,
} from './exchange/venueEvent';
export {
  accountOf,
  availableOf,
  createVenueState,
  holdingOf,
  isAccepted,
  isLive,
  type Account,
  type FillAtVenue,
  type MarketState,
  type OrderAtVenue,
  type VenueSetup,
  type VenueState,
} from './exchange/venueState';
export { orderNoOf, printIdOf, tradeIdOf, tradeNoOf, venueOrderIdOf } from './exchange/ids';

// What it knows, in the values of the port
export { feePpmOf } from './exchange/ledger/feeRates';
export { balancesOf } from './exchange/queries/balances';
export { levelsOf, quoteOf } from './exchange/queries/book';
export { fillFrom, fillsOf } from './exchange/queries/fills';
export { fundingsOf } from './exchange/queries/fundings';
export { marginsOf } from './exchange/queries/margins';
export { openOrdersOf, ordersOf, venueOrderFrom } from './exchange/queries/orders';
export { positionsOf } from './exchange/queries/positions';
