import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { commandRefusals, type CommandInbox, type ControlCommand, type EpochMs } from '@bot/core';
import { commandColumns, readCommandRow, type CommandRow } from './commandRow';
import { inboxErrorOf } from './inboxFailure';
import { openInboxDatabase } from './openInboxDatabase';

export interface SqliteCommandInboxOptions {
  readonly path: string;
  /** The clock of the machine, by which writers date their commands. */
  readonly now: () => EpochMs;
}

/** The bot's side of an inbox in a file. */
export interface SqliteCommandInbox extends CommandInbox {
  close(): void;
}

/** The loop stands still meanwhile. A writer needs a few milliseconds. */
const PATIENCE_MS = 20;
/** What more there is comes with the next look: each answer is synced to the disk, and the loop stands still meanwhile. */
const MOST_AT_ONCE = 20;

/**
 * Opened at the first look, and again after a failure or when another file has taken its place: an inbox that is mended is read
 * again without a restart.
 */
export function sqliteCommandInbox({ path, now }: SqliteCommandInboxOptions): SqliteCommandInbox {
  let open: { readonly database: DatabaseSync; readonly file: string } | null = null;

  function close(): void {
    open?.database.close();
    open = null;
  }

  function attempt<Result>(deed: (database: DatabaseSync) => Result): Result {
    try {
      if (open !== null && open.file !== fileAt(path)) close();
      if (open === null) {
        const database = openInboxDatabase(path, PATIENCE_MS);
        open = { database, file: fileAt(path) };
      }
      return deed(open.database);
    } catch (cause) {
      close();
      throw inboxErrorOf(cause, path);
    }
  }

  return {
    take: () => attempt((database) => takeFrom(database, now())),
    answer: (commandId, answer) =>
      attempt((database) => {
        const refusal = answer.outcome === 'Refused' ? answer.refusal : null;
        database
          .prepare(`UPDATE commands SET state = ?, refusal = ?, answer = ? WHERE id = ? AND ${unanswered}`)
          .run(answer.outcome === 'Done' ? 'done' : 'refused', refusal, answer.message, commandId);
      }),
    close,
  };
}

const unanswered = `state IN ('waiting', 'taken')`;

function takeFrom(database: DatabaseSync, now: EpochMs): readonly ControlCommand[] {
  const rows = database
    .prepare(`SELECT ${commandColumns}, state FROM commands WHERE ${unanswered} ORDER BY seq LIMIT ${MOST_AT_ONCE}`)
    .all() as CommandRow[];
  const commands: ControlCommand[] = [];
  for (const row of rows) {
    const command = readCommandRow(row, now);
    if ('malformed' in command) refuse(database, row, command.malformed);
    else commands.push(command);
  }
  const last = Number(rows.at(-1)?.['seq'] ?? 0);
  const isNew = rows.some(({ state }) => state === 'waiting');
  if (isNew) database.prepare(`UPDATE commands SET state = 'taken' WHERE state = 'waiting' AND seq <= ?`).run(last);
  return commands;
}

function refuse(database: DatabaseSync, { seq }: CommandRow, problem: string): void {
  database
    .prepare(`UPDATE commands SET state = 'refused', refusal = 'Malformed', answer = ? WHERE seq = ?`)
    .run(`${problem} ${commandRefusals.Malformed.toDo}`, Number(seq));
}

/** Which file stands there, whatever its name. */
function fileAt(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return `${found?.dev} ${found?.ino}`;
}
