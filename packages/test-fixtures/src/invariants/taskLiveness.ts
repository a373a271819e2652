import type { EpochMs } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { payloadsOf, type JournalCheck } from './stepFacts';

/** The bot says so itself after fewer intervals. */
const INTERVALS = 7;

/** INV-27: there is one of each task, and it has ended well lately, or an alert names it. */
export function createTaskLiveness(): JournalCheck {
  const begun = new Map<string, EpochMs>();
  let starts = 0;
  let steps = 0;
  return ({ now, journal, snapshot: { tasks } }) => {
    // Another process begins anew.
    const startsNow = payloadsOf(journal, 'ProcessStarted').length;
    if (tasks.length === 0 || startsNow !== starts) begun.clear();
    starts = startsNow;
    const names = tasks.map(({ name }) => name);
    const doubled = names.filter((name, index) => names.indexOf(name) !== index);
    const started = tasks.filter(({ name, nextAt }) => nextAt !== null || begun.has(name));
    for (const { name } of started) if (!begun.has(name)) begun.set(name, now);
    // What did not run because nothing did is not late by that.
    const changes = payloadsOf(journal, 'ClockChanged').slice(steps);
    steps += changes.length;
    for (const { byMs } of changes) for (const [name, at] of begun) begun.set(name, at + byMs);
    const named = new Set(payloadsOf(journal, 'AlertRaised').map(({ subject }) => subject));
    return [
      ...doubled.map((name): BrokenInvariant => ({ invariant: 'INV-27', problem: `there are two tasks ${name}` })),
      ...started.flatMap(({ name, intervalMs, lastRanAt }): readonly BrokenInvariant[] => {
        const forMs = now - Math.max(lastRanAt ?? 0, begun.get(name) ?? now);
        if (forMs <= intervalMs * INTERVALS || named.has(name)) return [];
        return [{ invariant: 'INV-27', problem: `${name} has not ended well for ${forMs} ms, and nothing says so` }];
      }),
    ];
  };
}
