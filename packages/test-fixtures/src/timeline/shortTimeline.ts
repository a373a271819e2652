import { formatTimeline, type Trace, type TraceEntry } from '@bot/simulation';

const WIDEST = 180;

/** The newest lines of what happened, for a message: requests of one moment stand in one line, and long lines are cut. */
export const shortTimeline = (trace: Trace, lines: number): string =>
  formatTimeline(joinRequests(trace.entries).map(cut), { lines });

/** Worked example: four reads of one moment become `network  balances, positions, openOrders, fillsSince 17605`. */
function joinRequests(entries: readonly TraceEntry[]): readonly TraceEntry[] {
  const joined: TraceEntry[] = [];
  for (const entry of entries) {
    const before = joined.at(-1);
    if (before?.lane === 'network' && entry.lane === 'network' && before.at === entry.at) {
      joined[joined.length - 1] = { ...before, text: `${before.text}, ${entry.text}` };
    } else joined.push(entry);
  }
  return joined;
}

const cut = (entry: TraceEntry): TraceEntry =>
  entry.text.length <= WIDEST ? entry : { ...entry, text: `${entry.text.slice(0, WIDEST - 1)}…` };
