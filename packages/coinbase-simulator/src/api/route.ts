import type { RequestPoint } from '@bot/simulation';
import type { Endpoint } from './handled';
import type { Query } from './request/query';

/** What a key must be allowed to. `Nothing`: the endpoint is public and looks at no key. */
export type Scope = 'Nothing' | 'View' | 'Trade' | 'Transfer';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Route {
  readonly method: Method;
  /** Whole, with names in braces: `/api/v3/brokerage/orders/historical/{order_id}`. */
  readonly path: string;
  readonly needs: Scope;
  /**
   * The method of the port that this is a part of: where faults for it are armed, and how the venue's record names it. What no
   * method of the port needs travels as the one that is nearest.
   */
  point(query: Query): RequestPoint;
  readonly endpoint: Endpoint;
}
