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

export type OrderReport =
  | { readonly type: 'Progress'; readonly progress: OrderProgress }
  | { readonly type: 'Fill'; readonly fill: FillDetail };

/** Orders in, reports out. */
export interface ExecutionClient {
  /** A client order id that the venue already knows gives the answer of the first order; nothing new is placed. @throws BrokerError */
  submitOrder(request: OrderRequest): Promise<SubmitAnswer>;
  /** One answer for each id, in the same order. @throws BrokerError */
  cancelOrders(venueOrderIds: readonly VenueOrderId[]): Promise<readonly CancelAnswer[]>;
  /** The listener only takes the report in; it must not throw. */
  subscribeReports(listener: (report: OrderReport) => void): Unsubscribe;
}
