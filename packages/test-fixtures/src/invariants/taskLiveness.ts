import type { EpochMs } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { payloadsOf, type JournalCheck } from './stepFacts';

/** The bot says so itself after fewer intervals. */
const INTERVALS = 7;

interface Seen {
  readonly lastRanAt: EpochMs | null;
  /** When it was first seen to have run then: on a clock that nobody sets, so that a task is not late by a step of time. */
  readonly sinceMs: number;
}

/** INV-27: there is one of each task, and it has ended well lately, or an alert names it. */
export function createTaskLiveness(): JournalCheck {
  const seen = new Map<string, Seen>();
  let starts = 0;
  return ({ monotonicMs, journal, snapshot: { tasks } }) => {
    // Another process begins anew.
    const startsNow = payloadsOf(journal, 'ProcessStarted').length;
    if (tasks.length === 0 || startsNow !== starts) seen.clear();
    starts = startsNow;
    const names = tasks.map(({ name }) => name);
    const doubled = names.filter((name, index) => names.indexOf(name) !== index);
    const started = tasks.filter(({ name, nextAt }) => nextAt !== null || seen.has(name));
    const named = new Set(payloadsOf(journal, 'AlertRaised').map(({ subject }) => subject));
    return [
      ...doubled.map((name): BrokenInvariant => ({ invariant: 'INV-27', problem: `there are two tasks ${name}` })),
      ...started.flatMap(({ name, intervalMs, lastRanAt }): readonly BrokenInvariant[] => {
        const before = seen.get(name);
        const isSame = before !== undefined && before.lastRanAt === lastRanAt;
        const { sinceMs } = isSame ? before : { sinceMs: monotonicMs };
        seen.set(name, { lastRanAt, sinceMs });
        const forMs = monotonicMs - sinceMs;
        if (forMs <= intervalMs * INTERVALS || named.has(name)) return [];
        return [{ invariant: 'INV-27', problem: `${name} has not ended well for ${forMs} ms, and nothing says so` }];
      }),
    ];
  };
}
