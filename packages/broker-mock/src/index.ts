// For everybody: a venue to trade on
export { createMockVenue, type MockVenue, type MockVenueOptions } from './mockVenue';
export { lastPersistedAt } from './venue/restoreVenue';

// What it trades
export { instrumentFor, instrumentTable, startPriceOf } from './market/instruments';

// Where prices come from
export { randomWalkMarket, type RandomWalkOptions } from './market/randomWalkMarket';
export { recordedBars, type RecordedBarsOptions, type RecordedMarket } from './market/recorded/recordedBars';
export { manualMarket, type ManualMarketOptions } from './market/manualMarket';
export { marketPresets, type MarketPreset, type MarketPresetName, type PresetChoice } from './market/marketPresets';
export type { Market, MarketSetting, MarketSource, MarketStep } from './market/marketSource';

// How it behaves
export {
  coinbaseFeeTiers,
  coinbaseLowestTier,
  fixedFees,
  tieredFees,
  type FeeModel,
  type FeeTier,
} from './models/feeModel';
export { fixedLatency, type LatencyModel } from './models/latencyModel';
export { depthOf, type DepthModel } from './models/depthModel';

// What can go wrong, as a table
export { faultTable, type FaultRow } from './faults/faultTable';

// What its rules rest on
export { venueRules, type Basis, type VenueRule, type VenueRuleId } from './exchange/fidelity';

// For those who build a venue of their own around the same exchange
export { decideVenue } from './exchange/decideVenue';
export { evolveVenue } from './exchange/evolveVenue';
export type { VenueCommand } from './exchange/venueCommand';
export {
  FEES_ACCOUNT,
  MARKET_ACCOUNT,
  type AccountId,
  type QuotedBook,
  type QuotedLevel,
  type VenueEvent,
  type VenueEventType,
} from './exchange/venueEvent';
export { createVenueState, type VenueSetup, type VenueState } from './exchange/venueState';

// The matching core by itself
export { createOrderBook } from './exchange/book/createOrderBook';
export { applyMatches, matchesIn, type Match } from './exchange/book/matchesIn';
export type { BookEntry, BookLevel, BookSide, OrderBook } from './exchange/book/orderBook';
