import type { Trace } from '@bot/simulation';

/** What matchers take: each tells what it is and what happened around it. */
export interface Subject<Kind extends string> {
  readonly kind: Kind;
  readonly trace: Trace;
}
