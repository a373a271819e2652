import type {
  ClientOrderId,
  Currency,
  EpochMs,
  InstrumentId,
  JsonObject,
  OrderType,
  RejectReason,
  Side,
  StopDirection,
  TimeInForce,
  TradingStatus,
} from '@bot/core';
import type { Units } from './units';

/** Who owns money, coins and orders at the venue. */
export type AccountId = string;
/** Everybody else: their liquidity is traded from here, and the account may go below zero. */
export const MARKET_ACCOUNT: AccountId = 'market';
/** What the venue earned. */
export const FEES_ACCOUNT: AccountId = 'fees';
/** Pays what an account owes after its liquidation, and may go below zero. */
export const INSURANCE_ACCOUNT: AccountId = 'insurance';

/** Those of the venue itself, which owe no margin and place no orders. */
export const houseAccounts: ReadonlySet<AccountId> = new Set([MARKET_ACCOUNT, FEES_ACCOUNT, INSURANCE_ACCOUNT]);

/** The venue's running number of an order, from 1. `V7` outside. */
export type OrderNo = number;
/** The venue's running number of a trade, from 1. `T7` outside. */
export type TradeNo = number;

/**
 * Other people's quantity at a price, in lots. Where orders of accounts wait at it too: the lots before the first of them, between
 * it and the second, and so on, and behind the last, so that everybody's place in the queue is known.
 */
export type QuotedLevel = readonly [ticks: number, ...lots: readonly number[]];

/** A trade among other people, for the tape. */
export interface Print {
  readonly ticks: number;
  readonly lots: number;
  readonly makerSide: Side;
}

/** What other people quote for one instrument from now on, best price first. */
export interface QuotedBook {
  readonly instrumentId: InstrumentId;
  readonly bids: readonly QuotedLevel[];
  readonly asks: readonly QuotedLevel[];
  /** What they traded among themselves meanwhile, oldest first. */
  readonly prints?: readonly Print[];
  /** The last trade after all this; worked out by the venue. */
  readonly lastTicks?: number;
  /** Perpetuals: the price of the underlying, in ticks, where it is known. */
  readonly indexTicks?: number;
}

/** An order in whole numbers. */
export interface OrderEntry {
  readonly clientOrderId: ClientOrderId;
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly type: OrderType;
  /** 0 for a market order that spends an amount of quote currency. */
  readonly lots: number;
  /** What such an order spends, its fee included; else 0. */
  readonly spend: Units;
  /** null for a market order. */
  readonly limitTicks: number | null;
  /** null without a stop. */
  readonly stopTicks: number | null;
  readonly stopDirection: StopDirection | null;
  readonly timeInForce: TimeInForce;
  /** null unless good till date. */
  readonly expiresAt: EpochMs | null;
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
  /** null: whatever the instrument allows. */
  readonly leverage: number | null;
}

/** One side of a trade. */
export interface TradeParty {
  readonly accountId: AccountId;
  /** 0 for other people's quotes. */
  readonly orderNo: OrderNo;
  readonly fee: Units;
}

/** Payloads by event type. The state of the venue is folded from these and from nothing else. */
export interface VenueEventPayloads {
  /** Money or coins came from outside, or left when `units` is negative. */
  Deposited: { readonly accountId: AccountId; readonly currency: Currency; readonly units: Units };
  /** A position was put there as if it had been traded before. Spot: `lots` of base currency come from outside. */
  PositionSeeded: {
    readonly accountId: AccountId;
    readonly instrumentId: InstrumentId;
    /** Signed. */
    readonly lots: number;
    /** Signed like the lots. */
    readonly basis: Units;
  };
  OrderAccepted: {
    readonly accountId: AccountId;
    readonly orderNo: OrderNo;
    readonly entry: OrderEntry;
    /** The quantity; of an order that states what it spends, what that could buy. */
    readonly lots: number;
    /** Those of the moment of placement stay for the order's life. Parts per million. */
    readonly makerPpm: number;
    readonly takerPpm: number;
    /** True for an order of the venue itself, to close what the account cannot keep. */
    readonly isLiquidation?: true;
  };
  OrderRejected: {
    readonly accountId: AccountId;
    readonly clientOrderId: ClientOrderId;
    readonly reason: RejectReason;
    readonly message: string;
  };
  /** What did not trade at once waits in the book. */
  OrderRested: { readonly orderNo: OrderNo };
  /** The stop of an order woke: from now on it is a limit order at `limitTicks`. */
  OrderTriggered: { readonly orderNo: OrderNo; readonly limitTicks: number };
  /** The whole new quantity and price. An order that does not keep its place is out of the book until it rests again. */
  OrderAmended: {
    readonly orderNo: OrderNo;
    readonly limitTicks: number;
    readonly lots: number;
    readonly keepsPlace: boolean;
  };
  /** A cancel was accepted; it happens at `dueAt` unless a fill is faster. */
  CancelRequested: { readonly orderNo: OrderNo; readonly dueAt: EpochMs };
  /** The end of what is left of an order. Rejected: accepted before, and refused later. */
  OrderEnded: {
    readonly orderNo: OrderNo;
    readonly status: 'Canceled' | 'Expired' | 'Rejected';
    readonly reason: RejectReason;
  };
  TradeExecuted: {
    readonly tradeNo: TradeNo;
    readonly instrumentId: InstrumentId;
    /** The taker's side. */
    readonly side: Side;
    /** The maker's price. */
    readonly ticks: number;
    readonly lots: number;
    readonly maker: TradeParty;
    readonly taker: TradeParty;
  };
  /** The venue takes a trade back: its money, coins and fees return. Orders keep what they were told. */
  TradeBusted: { readonly tradeNo: TradeNo };
  /** Other people's quotes were replaced; `position` is where the market source stands. */
  MarketStepped: { readonly books: readonly QuotedBook[]; readonly position: JsonObject };
  StatusChanged: { readonly instrumentId: InstrumentId; readonly status: TradingStatus };
  /** Perpetuals: what longs pay shorts at the next funding, in parts per billion of the value; null: what the premium says. */
  FundingRateSet: { readonly instrumentId: InstrumentId; readonly ppb: number | null };
  /** One interval's funding. Payments add up to zero; above zero the account receives. */
  FundingSettled: {
    readonly instrumentId: InstrumentId;
    readonly dueAt: EpochMs;
    readonly ppb: number;
    readonly payments: readonly (readonly [accountId: AccountId, units: Units])[];
  };
  /** The account takes no new orders until its perpetual positions are closed. */
  LiquidationBegan: { readonly accountId: AccountId };
  /** `covered`: what the insurance paid because the cash ended below zero. */
  LiquidationEnded: { readonly accountId: AccountId; readonly currency: Currency; readonly covered: Units };
}

export type VenueEventType = keyof VenueEventPayloads;
export type VenueEvent = {
  [T in VenueEventType]: { readonly type: T; readonly at: EpochMs } & VenueEventPayloads[T];
}[VenueEventType];
export type VenueEventOf<T extends VenueEventType> = Extract<VenueEvent, { readonly type: T }>;
