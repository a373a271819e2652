import { createCanonicalIds, formatTimeline, type Trace } from '@bot/simulation';
import type { BrokenInvariant } from './invariants';

/** UUIDs in small letters are numbered in the order in which they come: bots that make them by chance have equal traces for equal seeds. */
export const randomIds = { uuid: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g };

/**
 * INV-35: two worlds of one seed have the same trace, from beginning to end. null, or where they part, with what either did there.
 * It takes a second run, so it is nothing that is looked at after each step.
 */
export function sameCourse(first: Trace, second: Trace): BrokenInvariant | null {
  if (first.hash() === second.hash()) return null;
  const [ours, theirs] = [linesOf(first), linesOf(second)];
  const index = ours.findIndex((line, at) => line !== theirs[at]);
  const at = index < 0 ? ours.length : index;
  const problem = `entry ${at + 1} of the timeline was ${ours[at] ?? 'none'}, and in the second run ${theirs[at] ?? 'none'}`;
  return { invariant: 'INV-35', problem };
}

function linesOf({ entries }: Trace): readonly string[] {
  const canonical = createCanonicalIds(randomIds);
  return entries.map((entry) =>
    formatTimeline([{ ...entry, text: canonical(entry.text) }], { startAt: entries[0]?.at ?? 0 }),
  );
}
