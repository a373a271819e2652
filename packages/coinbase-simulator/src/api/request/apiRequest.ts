import type { Body } from './body';
import type { Query } from './query';

/** One request, read. */
export interface ApiRequest {
  /** Values of the names in the path of its route: `{ order_id: '…' }`. */
  readonly path: { readonly [name: string]: string };
  readonly query: Query;
  /** The body, where its method has one. It is read when it is asked for. @throws ApiProblem 400 */
  body(): Body;
}
