import type { InstrumentId } from '../instrument/instrument';
import type { Price, Quantity } from '../money/amount';
import type { ClientOrderId, FillDetail, OrderProgress, OrderRequest, VenueOrderId } from '../order/order';
import type { RejectReason } from '../order/rejectReason';
import type { EpochMs } from './clock';

export type Unsubscribe = () => void;

/** The venue's word on a submit. No usable word is a `BrokerError`, whose `venueOutcome` says what is known. */
export type SubmitAnswer =
  | {
      readonly outcome: 'Accepted';
      readonly clientOrderId: ClientOrderId;
      readonly venueOrderId: VenueOrderId;
      readonly at: EpochMs;
    }
  | {
      readonly outcome: 'Rejected';
      readonly clientOrderId: ClientOrderId;
      readonly reason: RejectReason;
      readonly message: string;
      readonly at: EpochMs;
    };

/** Accepted means: the venue will try. Whether it was in time comes as progress. */
export interface CancelAnswer {
  readonly venueOrderId: VenueOrderId;
  readonly outcome: 'Accepted' | 'Refused';
  readonly message: string;
}

/** What becomes of a resting limit order. Both are stated, also the one that stays. */
export interface AmendRequest {
  readonly venueOrderId: VenueOrderId;
  readonly limitPrice: Price;
  /** The whole quantity, with what is filled already. */
  readonly quantity: Quantity;
}

/** Accepted: the order has the new terms. Refused: it is as it was, or has ended. */
export interface AmendAnswer {
  readonly venueOrderId: VenueOrderId;
  readonly outcome: 'Accepted' | 'Refused';
  /** null when accepted. */
  readonly reason: AmendRefusal | null;
  readonly message: string;
}

/** Why a venue does not amend an order. */
export const amendRefusals = {
  OrderNotFound: 'There is no such order, or it has ended.',
  NotAmendable: 'Only a limit order that may wait can be amended, and not while it is being canceled.',
  BelowFilled: 'The new quantity is not above what is filled already.',
  InvalidPrecision: 'Price or quantity is not a whole number of ticks or lots.',
  InvalidSize: 'The new quantity or value is outside what the instrument allows.',
  InsufficientFunds: 'The account cannot pay for the new terms.',
  PostOnlyWouldCross: 'The new price would take liquidity although the order is post-only.',
  InvalidPrice: 'The new price would trade at once or is too far from the market.',
  NotAllowedNow: 'The state of the instrument does not allow it at present.',
} as const;
export type AmendRefusal = keyof typeof amendRefusals;

/** Closes a position, or so much of it, at the market and reduce-only. */
export interface ClosePositionRequest {
  readonly clientOrderId: ClientOrderId;
  readonly instrumentId: InstrumentId;
  /** Without it everything. */
  readonly quantity?: Quantity;
}

export type OrderReport =
  | { readonly type: 'Progress'; readonly progress: OrderProgress }
  | { readonly type: 'Fill'; readonly fill: FillDetail };

/** Orders in, reports out. */
export interface ExecutionClient {
  /** A client order id that the venue already knows gives the answer of the first order; nothing new is placed. @throws BrokerError */
  submitOrder(request: OrderRequest): Promise<SubmitAnswer>;
  /** One answer for each id, in the same order. @throws BrokerError */
  cancelOrders(venueOrderIds: readonly VenueOrderId[]): Promise<readonly CancelAnswer[]>;
  /** The order keeps its id. It keeps its place in the queue only when nothing but its quantity falls. @throws BrokerError */
  amendOrder(request: AmendRequest): Promise<AmendAnswer>;
  /** A submit like any other: the same rule for a client order id that is known. @throws BrokerError */
  closePosition(request: ClosePositionRequest): Promise<SubmitAnswer>;
  /** The listener only takes the report in; it must not throw. */
  subscribeReports(listener: (report: OrderReport) => void): Unsubscribe;
}
