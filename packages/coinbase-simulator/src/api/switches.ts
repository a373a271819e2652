/** What about the wire differs from time to time, from account to account, or from one age of the API to the next. */
export interface ApiSwitches {
  /** An order cannot be found by its id, nor is it listed, for so long after it was created, in ms. Default: 0. */
  readonly orderListedAfterMs: number;
  /** A fill is not listed for so long after it happened, in ms. Default: 0. */
  readonly fillListedAfterMs: number;
  /** Answers to a new order carry `order_id` and `failure_reason` at the top too, as before September 2024. Default: false. */
  readonly legacyCreateAnswer: boolean;
  /** A client order id that was used is refused, in place of its order again. Default: false. */
  readonly refuseUsedIds: boolean;
  /** Account types are `CRYPTO` and `FIAT`, as in older documents. Default: false. */
  readonly shortAccountTypes: boolean;
  /** Figures of an order that has no fill are `""`. Default: true. */
  readonly emptyNumbers: boolean;
  /** A rate limit is answered with a page of HTML. Default: false. */
  readonly htmlRateLimit: boolean;
  /** The most that a page of orders, fills or accounts has, whatever is asked for. Default: 1,000. */
  readonly mostPerPage: number;
  /** Where perpetuals are traded: internationally, or as US futures. Default: INTX. */
  readonly perpetualVenue: 'INTX' | 'FCM';
  /** Coins in vaults: decimal text by currency. Accounts of their own, which cannot trade. Default: none. */
  readonly vaults: { readonly [currency: string]: string };
}

export const defaultSwitches: ApiSwitches = {
  orderListedAfterMs: 0,
  fillListedAfterMs: 0,
  legacyCreateAnswer: false,
  refuseUsedIds: false,
  shortAccountTypes: false,
  emptyNumbers: true,
  htmlRateLimit: false,
  mostPerPage: 1_000,
  perpetualVenue: 'INTX',
  vaults: {},
};
