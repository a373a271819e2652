import type {
  Currency,
  EpochMs,
  InstrumentId,
  JsonObject,
  Money,
  OrderRequest,
  Price,
  Quantity,
  RejectReason,
  Side,
  TradeId,
  VenueOrderId,
  ClientOrderId,
} from '@bot/core';

/** Who owns money, coins and orders at the venue. */
export type AccountId = string;
/** Everybody else: their liquidity is traded from here, and the account may go below zero. */
export const MARKET_ACCOUNT: AccountId = 'market';
/** What the venue earned. */
export const FEES_ACCOUNT: AccountId = 'fees';

/** Prices in ticks and sizes in lots of one instrument, best price first. */
export type QuotedLevel = readonly [ticks: number, lots: number];

/** What other people quote for one instrument from now on. */
export interface QuotedBook {
  readonly instrumentId: InstrumentId;
  readonly bids: readonly QuotedLevel[];
  readonly asks: readonly QuotedLevel[];
}

/** One side of a trade. */
export interface TradeParty {
  readonly accountId: AccountId;
  /** null for other people's quotes. */
  readonly venueOrderId: VenueOrderId | null;
  readonly commission: Money;
}

/** Payloads by event type. The state of the venue is folded from these and from nothing else. */
export interface VenueEventPayloads {
  /** Money or coins came from outside, or left when `value` is negative. */
  Deposited: { readonly accountId: AccountId; readonly currency: Currency; readonly value: Money };
  /** A position was put there as if it had been traded before. */
  PositionSeeded: {
    readonly accountId: AccountId;
    readonly instrumentId: InstrumentId;
    readonly netQuantity: Quantity;
    readonly costBasis: Money;
  };
  OrderAccepted: {
    readonly accountId: AccountId;
    readonly venueOrderId: VenueOrderId;
    readonly request: OrderRequest;
    /** Those of the moment of placement stay for the order's life. Decimal text. */
    readonly feeRates: { readonly maker: string; readonly taker: string };
  };
  OrderRejected: {
    readonly accountId: AccountId;
    readonly clientOrderId: ClientOrderId;
    readonly reason: RejectReason;
    readonly message: string;
  };
  /** What did not trade at once waits in the book. */
  OrderRested: { readonly venueOrderId: VenueOrderId };
  TradeExecuted: {
    readonly tradeId: TradeId;
    readonly instrumentId: InstrumentId;
    /** The taker's side. */
    readonly side: Side;
    /** The maker's price. */
    readonly price: Price;
    readonly quantity: Quantity;
    readonly maker: TradeParty;
    readonly taker: TradeParty;
  };
  OrderCanceled: { readonly venueOrderId: VenueOrderId; readonly reason: RejectReason };
  /** Other people's quotes were replaced; `position` is where the market source stands. */
  MarketStepped: { readonly books: readonly QuotedBook[]; readonly position: JsonObject };
}

export type VenueEventType = keyof VenueEventPayloads;
export type VenueEvent = {
  [T in VenueEventType]: { readonly type: T; readonly at: EpochMs } & VenueEventPayloads[T];
}[VenueEventType];
export type VenueEventOf<T extends VenueEventType> = Extract<VenueEvent, { readonly type: T }>;
