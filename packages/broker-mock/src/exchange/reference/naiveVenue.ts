import type { Currency, EpochMs, InstrumentId, RejectReason, Side, TradingStatus, VenueOrderStatus } from '@bot/core';
import type { AccountId, OrderEntry } from '../venueEvent';

/**
 * A second venue, as naive as can be, to compare the real one with: flat arrays, whole numbers, one look into the book at a time,
 * and no code shared with it but types. It is written from the rules (`fidelity.ts`) alone. Money is in units of 10⁻¹⁸.
 */
export interface NaiveVenue {
  readonly setup: NaiveSetup;
  readonly markets: readonly NaiveMarket[];
  /** In the order in which they began. */
  readonly accounts: NaiveAccount[];
  /** All orders ever, oldest first. */
  readonly orders: NaiveOrder[];
  /** Everything in all books, in order of arrival: orders, and quotes of other people. */
  waiting: NaiveItem[];
  /** Orders whose stop was reached, in that order. */
  readonly woken: NaiveOrder[];
  readonly trades: NaiveTrade[];
  /** `account/client order id` of every order that was tried. */
  readonly answered: string[];
  /** What happened, one line each. */
  readonly log: string[];
  /** When something happened last. */
  at: EpochMs;
}

export interface NaiveSetup {
  readonly listings: readonly NaiveListing[];
  /** Lowest first: from this traded value on, in parts per million. */
  readonly feeTiers: readonly { readonly from: bigint; readonly maker: number; readonly taker: number }[];
  readonly cancelDelayMs: number;
}

/** An instrument, worked out by hand. */
export interface NaiveListing {
  readonly instrumentId: InstrumentId;
  readonly isPerpetual: boolean;
  readonly base: Currency;
  readonly quote: Currency;
  /** Of one lot at one tick. */
  readonly value: bigint;
  /** One lot of base currency. */
  readonly lot: bigint;
  readonly minLots: number;
  readonly maxLots: number;
  readonly minValue: bigint;
  readonly bandBps: number;
  readonly maxOpenOrders: number;
  readonly maxLeverage: number;
  /** Lowest first, in parts per million. */
  readonly tiers: readonly { readonly from: bigint; readonly initial: bigint; readonly maintenance: bigint }[];
  readonly fundingEveryMs: number;
}

export interface NaiveMarket {
  readonly listing: NaiveListing;
  status: TradingStatus;
  markHalfTicks: number | null;
  indexHalfTicks: number | null;
  last: number | null;
  setPpb: number | null;
  nextFundingAt: EpochMs | null;
}

export interface NaiveAccount {
  readonly accountId: AccountId;
  readonly money: Record<Currency, bigint>;
  /** Perpetuals only. */
  readonly positions: Record<InstrumentId, { lots: number; basis: bigint }>;
  readonly volumes: { readonly hour: number; readonly value: bigint }[];
  inLiquidation: boolean;
}

export interface NaiveOrder {
  readonly orderNo: number;
  readonly accountId: AccountId;
  readonly entry: OrderEntry;
  readonly makerPpm: number;
  readonly takerPpm: number;
  total: number;
  limit: number | null;
  filled: number;
  filledValue: bigint;
  fees: bigint;
  status: VenueOrderStatus;
  reason: RejectReason | null;
  waitsForStop: boolean;
  cancelAt: EpochMs | null;
}

/** `order` is null for a quote of other people. */
export interface NaiveItem {
  readonly order: NaiveOrder | null;
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly ticks: number;
  lots: number;
}

/** `maker` and `taker` are null for other people. */
export interface NaiveTrade {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly ticks: number;
  readonly lots: number;
  readonly maker: NaiveOrder | null;
  readonly taker: NaiveOrder | null;
  readonly makerFee: bigint;
  readonly takerFee: bigint;
  busted: boolean;
}

/** Other people, what the venue earned, and what pays for those who cannot. */
export const OTHERS = 'market';
export const FEES = 'fees';
export const INSURANCE = 'insurance';

export const openNaiveVenue = (setup: NaiveSetup): NaiveVenue => ({
  setup,
  markets: setup.listings.map((listing) => ({
    listing,
    status: 'Online',
    markHalfTicks: null,
    indexHalfTicks: null,
    last: null,
    setPpb: null,
    nextFundingAt: null,
  })),
  accounts: [],
  orders: [],
  waiting: [],
  woken: [],
  trades: [],
  answered: [],
  log: [],
  at: 0,
});
