import type {
  ClientOrderId,
  Currency,
  EpochMs,
  InstrumentId,
  JsonObject,
  RejectReason,
  Side,
  TradingStatus,
} from '@bot/core';
import type { Units } from './units';
import type { AccountId, OrderEntry, OrderNo, QuotedBook, TradeNo } from './venueEvent';

/** A market order of somebody else. */
export interface Taking {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly lots: number;
}

/** Payloads by command type. */
export interface VenueCommandPayloads {
  Deposit: { readonly accountId: AccountId; readonly currency: Currency; readonly units: Units };
  SeedPosition: {
    readonly accountId: AccountId;
    readonly instrumentId: InstrumentId;
    /** Signed. */
    readonly lots: number;
    readonly entryTicks: number;
  };
  SubmitOrder: { readonly accountId: AccountId; readonly entry: OrderEntry };
  /** Refuses an order by a rule that the venue does not explain, or that was found broken before it reached the books. */
  RefuseOrder: {
    readonly accountId: AccountId;
    readonly clientOrderId: ClientOrderId;
    readonly reason: RejectReason;
    readonly message: string;
  };
  CancelOrder: { readonly accountId: AccountId; readonly orderNo: OrderNo };
  /** Ends an order that was accepted, as a rule that is checked late does; `Canceled`: what it has filled by then was right. */
  EndLate: {
    readonly orderNo: OrderNo;
    readonly status: 'Rejected' | 'Canceled';
    readonly reason: RejectReason;
  };
  /** Both are stated, also the one that stays; the lots include what is filled. */
  AmendOrder: {
    readonly accountId: AccountId;
    readonly orderNo: OrderNo;
    readonly limitTicks: number;
    readonly lots: number;
  };
  /** Other people change their minds: their quotes are replaced and trade with what they cross, then their takers come. */
  StepMarket: {
    readonly books: readonly QuotedBook[];
    readonly takings: readonly Taking[];
    readonly position: JsonObject;
  };
  SetStatus: { readonly instrumentId: InstrumentId; readonly status: TradingStatus };
  SetFundingRate: { readonly instrumentId: InstrumentId; readonly ppb: number | null };
  BustTrade: { readonly tradeNo: TradeNo };
  /** The venue comes back without its open orders. */
  LoseOpenOrders: Record<never, never>;
  /** What was due at `at`: cancels, expiries, funding. */
  PassTime: Record<never, never>;
  /** An order whose stop was reached. */
  WakeStop: { readonly orderNo: OrderNo };
  /** One step of closing what the account cannot keep. */
  Liquidate: { readonly accountId: AccountId };
}

/** What the venue can be asked to do. Time comes in as data. */
export type VenueCommand = {
  [T in keyof VenueCommandPayloads]: { readonly type: T; readonly at: EpochMs } & VenueCommandPayloads[T];
}[keyof VenueCommandPayloads];
export type VenueCommandOf<T extends VenueCommand['type']> = Extract<VenueCommand, { readonly type: T }>;
