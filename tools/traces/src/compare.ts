import type { Outcome } from './pass';

/** What is wrong with a scenario that was carried out twice. */
export interface Finding {
  readonly name: string;
  readonly kind: 'TookAnotherCourse' | 'FailedInThisOrder' | 'RanOnce';
  readonly text: string;
}

/** Lines that both passes have, shown before the first that differs. */
const LINES_BEFORE = 3;

/** Everything that differs between two passes, in the order of the first. Empty: they took the same course. */
export function compare(first: readonly Outcome[], second: readonly Outcome[]): readonly Finding[] {
  const others = new Map(second.map((outcome) => [outcome.name, outcome]));
  const known = new Set(first.map(({ name }) => name));
  return [
    ...first.flatMap((outcome) => findingsOf(outcome, others.get(outcome.name))),
    ...second.filter(({ name }) => !known.has(name)).map(({ name }) => ranOnce(name)),
  ];
}

function findingsOf(first: Outcome, second: Outcome | undefined): readonly Finding[] {
  const { name } = first;
  if (second === undefined) return [ranOnce(name)];
  const failed = [first, second].find(({ hash }) => hash === null);
  if (failed !== undefined) return [{ name, kind: 'FailedInThisOrder', text: failed.text }];
  if (first.hash === second.hash) return [];
  return [{ name, kind: 'TookAnotherCourse', text: firstDifference(first.text, second.text) }];
}

const ranOnce = (name: string): Finding => ({ name, kind: 'RanOnce', text: 'Only one of the two passes has it.' });

/**
 * Where two timelines part:
 * ```
 *   +00:00:01.000  bot    cycle 1
 * 1 +00:00:02.000  venue  Accepted v-1
 * 2 +00:00:02.003  venue  Accepted v-1
 * ```
 */
export function firstDifference(first: string, second: string): string {
  const [ours, theirs] = [first.split('\n'), second.split('\n')];
  const index = ours.findIndex((line, at) => line !== theirs[at]);
  const at = index === -1 ? ours.length : index;
  const shared = ours.slice(Math.max(0, at - LINES_BEFORE), at).map((line) => `  ${line}`);
  return [...shared, `1 ${ours[at] ?? '(ends here)'}`, `2 ${theirs[at] ?? '(ends here)'}`].join('\n');
}
