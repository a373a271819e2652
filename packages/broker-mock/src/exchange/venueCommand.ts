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
  VenueOrderId,
} from '@bot/core';
import type { AccountId, QuotedBook } from './venueEvent';

/** What the venue can be asked to do. Time comes in as data. */
export type VenueCommand =
  | {
      readonly type: 'Deposit';
      readonly at: EpochMs;
      readonly accountId: AccountId;
      readonly currency: Currency;
      readonly value: Money;
    }
  | {
      readonly type: 'SeedPosition';
      readonly at: EpochMs;
      readonly accountId: AccountId;
      readonly instrumentId: InstrumentId;
      /** Signed. */
      readonly netQuantity: Quantity;
      readonly entryPrice: Price;
    }
  | {
      readonly type: 'SubmitOrder';
      readonly at: EpochMs;
      readonly accountId: AccountId;
      readonly request: OrderRequest;
    }
  /** Refuses an order by a rule that the venue does not explain. */
  | {
      readonly type: 'RefuseOrder';
      readonly at: EpochMs;
      readonly accountId: AccountId;
      readonly request: OrderRequest;
      readonly reason: RejectReason;
    }
  | {
      readonly type: 'CancelOrder';
      readonly at: EpochMs;
      readonly accountId: AccountId;
      readonly venueOrderId: VenueOrderId;
    }
  /** Other people change their minds: their quotes are replaced, and trade with what they cross. */
  | {
      readonly type: 'StepMarket';
      readonly at: EpochMs;
      readonly books: readonly QuotedBook[];
      readonly position: JsonObject;
    };
