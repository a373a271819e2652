import {
  commandKinds,
  isPlainText,
  MOST_BY,
  MOST_REASON,
  type CommandKind,
  type CommandRequest,
  type ControlCommand,
  type EpochMs,
} from '@bot/core';

/** A row of the table, as anybody may have written it. */
export type CommandRow = { readonly [column: string]: unknown };

/** Texts are cut one character after what is allowed: a row of a gigabyte is refused without being read. */
export const commandColumns = `
  seq, for_ms, until, written_at, substr(id, 1, 65) AS id, substr(kind, 1, 65) AS kind, substr(scope, 1, 65) AS scope,
  substr(reason, 1, ${MOST_REASON + 1}) AS reason, substr(actor, 1, ${MOST_BY + 1}) AS actor`;

/** The command of a row, or what is wrong with it. */
export function readCommandRow(row: CommandRow, now: EpochMs): ControlCommand | { readonly malformed: string } {
  const { id, kind, scope, for_ms: forMs, until, reason, actor: by, written_at: writtenAt } = row;
  if (!isText(id, 64) || !/^[\w-]+$/.test(id)) return { malformed: 'Its id is not one of ours.' };
  if (typeof kind !== 'string' || !isKind(kind)) return { malformed: 'This bot does not know its kind.' };
  if (!isText(reason, MOST_REASON))
    return { malformed: `Its reason is not a line of at most ${MOST_REASON} characters.` };
  if (!isText(by, MOST_BY) || by.trim() === '') return { malformed: 'It does not say who asks.' };
  if (typeof writtenAt !== 'number') return { malformed: 'It does not say when it was written.' };
  if (!isTime(forMs) || !isTime(until)) return { malformed: 'Its times are no times.' };
  const request = { kind, scope: isText(scope, 64) ? scope : '', forMs, until, reason, by };
  const problem = requestProblem(request);
  if (problem !== null) return { malformed: problem };
  return { ...request, commandId: id, ageMs: Math.max(0, now - writtenAt) };
}

/** What a writer must not ask for; null: nothing is wrong with it. */
export function requestProblem({ kind, scope, forMs, until }: CommandRequest): string | null {
  if (!/^(All|[A-Z0-9][A-Z0-9.-]*)$/.test(scope)) return 'Its scope is neither All nor the id of an instrument.';
  if (kind === 'Kill' && scope !== 'All') return 'A kill is for everything.';
  const isTimed = forMs !== null || until !== null;
  if (isTimed && !timedKinds.has(kind)) return `A ${kind} is not for a time.`;
  if (forMs !== null && (until !== null || forMs <= 0)) return 'It ends at a time, or after a span above zero.';
  return null;
}

/** What holds until it is lifted may be timed. A kill is lifted by a person. */
const timedKinds: ReadonlySet<CommandKind> = new Set(['Halt', 'Pause', 'ReduceOnly']);

const isKind = (kind: string): kind is CommandKind => Object.hasOwn(commandKinds, kind);
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && isPlainText(value, most);
const isTime = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isFinite(value));
