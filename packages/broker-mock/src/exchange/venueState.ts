import {
  assert,
  type Currency,
  type EpochMs,
  type FeeRates,
  type Instrument,
  type InstrumentId,
  type JsonObject,
  type Notional,
  type RejectReason,
  type Side,
  type SubmitAnswer,
  type TradingStatus,
  type VenueOrderStatus,
} from '@bot/core';
import type { BookEntry, OrderBook } from './book/orderBook';
import type { Listing } from './listing';
import type { Units } from './units';
import type { AccountId, OrderEntry, OrderNo, QuotedBook, TradeNo, TradeParty } from './venueEvent';

/** An order at the venue; while it waits in the book it is its own entry there. Only `evolveVenue` changes it. */
export interface OrderAtVenue extends BookEntry {
  readonly accountId: AccountId;
  readonly orderNo: OrderNo;
  readonly entry: OrderEntry;
  readonly market: MarketState;
  readonly makerPpm: number;
  readonly takerPpm: number;
  readonly isLiquidation: boolean;
  /** The whole quantity, after amendments. */
  totalLots: number;
  /** null for a market order. After a stop woke it is the price that counts. */
  limitTicks: number | null;
  /** Where it is: in the book, waiting for its stop, or neither (on arrival, and after its end). A bracket may be at both. */
  waitsForStop: boolean;
  /** A cancel is on its way. */
  pendingCancel: boolean;
  status: VenueOrderStatus;
  filledLots: number;
  filledValue: Units;
  fees: Units;
  reason: RejectReason | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  /** What the account keeps back for it: quote currency for a spot buy, base currency for a spot sell, else nothing. */
  hold: Units;
  /** What it may add to a perpetual position, at its limit price; zero for spot and reduce-only. */
  pending: Units;
}

/** One fill of an account's order. */
export interface FillAtVenue {
  readonly tradeNo: TradeNo;
  readonly order: OrderAtVenue;
  readonly ticks: number;
  readonly lots: number;
  readonly liquidity: 'Maker' | 'Taker';
  readonly fee: Units;
  readonly at: EpochMs;
  /** The fill that this one takes back; null for an ordinary fill. */
  readonly reverses: TradeNo | null;
}

/** One instrument's market. */
export interface MarketState {
  readonly listing: Listing;
  readonly book: OrderBook;
  /** Other people's entries in the book. */
  quotes: readonly BookEntry[];
  status: TradingStatus;
  /** The mark in half ticks: best bid and ask of other people added up, when they last quoted both. null before that. */
  markHalfTicks: number | null;
  /** The price of the underlying in half ticks; null where nobody says it: then the mark counts. */
  indexHalfTicks: number | null;
  /** The last trade, also of other people; null before the first. */
  lastTicks: number | null;
  /** Orders that wait for the price to rise to their stop, lowest stop first, then by age. */
  readonly stopsUp: OrderAtVenue[];
  /** Orders that wait for the price to fall to their stop, highest stop first, then by age. */
  readonly stopsDown: OrderAtVenue[];
  /** What was set by hand; null: the premium says it. */
  fundingPpb: number | null;
  /** Perpetuals; null before the first event. */
  nextFundingAt: EpochMs | null;
}

/** What an account has of one currency. */
export interface Holding {
  total: Units;
  hold: Units;
}

/** Signed lots and what they cost, signed like them. */
export interface PositionAtVenue {
  lots: number;
  basis: Units;
}

/** Live orders of one perpetual by side, at their limit prices. Reduce-only orders are not in it. */
export interface PendingValue {
  buys: Units;
  sells: Units;
}

/** The first answer to a client order id. */
export type AnswerAtVenue =
  | { readonly outcome: 'Accepted'; readonly orderNo: OrderNo; readonly at: EpochMs }
  | { readonly outcome: 'Rejected'; readonly reason: RejectReason; readonly message: string; readonly at: EpochMs };

export interface Account {
  readonly accountId: AccountId;
  readonly holdings: Map<Currency, Holding>;
  readonly positions: Map<InstrumentId, PositionAtVenue>;
  readonly pending: Map<InstrumentId, PendingValue>;
  readonly answers: Map<string, AnswerAtVenue>;
  /** Live orders, oldest first. */
  readonly openOrders: Set<OrderAtVenue>;
  readonly openCounts: Map<InstrumentId, number>;
  /** Oldest first; only the newest are kept. */
  fills: FillAtVenue[];
  /** Traded value by hour since 1970, for the fee tier. */
  readonly volumeByHour: Map<number, Units>;
  inLiquidation: boolean;
}

/** What will happen by itself. */
export interface Due {
  readonly at: EpochMs;
  readonly kind: 'Cancel' | 'Expiry';
  readonly order: OrderAtVenue;
}

/** Everything that the venue knows. Owned by `evolveVenue`; everybody else reads. */
export interface VenueState {
  readonly setup: VenueSetup;
  readonly markets: ReadonlyMap<InstrumentId, MarketState>;
  readonly accounts: Map<AccountId, Account>;
  /** Live orders and the newest ended ones. */
  readonly orders: Map<OrderNo, OrderAtVenue>;
  orderCount: number;
  tradeCount: number;
  /** Where the market source stood at the last step; null before the first. */
  marketPosition: JsonObject | null;
  /** The time of the last event; null before the first. */
  at: EpochMs | null;
}
