import type { Trace } from '@bot/simulation';

/** What matchers take: each tells what it is and what happened around it. */
export interface Subject<Kind extends string> {
  readonly kind: Kind;
  readonly trace: Trace;
  /** How to come to the same again, for the message of a failed check; null where somebody else says it. */
  readonly repeat: string | null;
}
