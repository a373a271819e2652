import { formatTimeline, type Trace } from '@bot/simulation';

/** What matchers take: each tells what it is and what happened around it. */
export interface Subject<Kind extends string> {
  readonly kind: Kind;
  readonly trace: Trace;
}

/** The newest lines of what happened, for the end of a message. */
export const lastLines = (trace: Trace, lines: number): string => formatTimeline(trace.entries, { lines });
