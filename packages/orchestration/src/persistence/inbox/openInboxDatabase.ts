import { lstatSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { InboxError } from '@bot/core';
import { inboxErrorOf } from './inboxFailure';

/** Stands in the header of every inbox of ours: "BotI" in ASCII. */
const applicationId = 0x426f7449;
/** Raised whenever the table changes. */
const schemaVersion = 1;

/**
 * Times are milliseconds of the epoch: `written_at` by the clock of the machine, `until` by that of the bot.
 * `state`: waiting, taken (a bot has read it), refused, done.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS commands (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    for_ms REAL,
    until REAL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    written_at REAL NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'refused', 'done')),
    refusal TEXT,
    answer TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS unanswered ON commands (seq) WHERE state IN ('waiting', 'taken');
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

/**
 * Opens the inbox, or makes it. `patienceMs`: how long somebody else who writes is waited for.
 * @throws InboxError
 */
export function openInboxDatabase(path: string, patienceMs: number): DatabaseSync {
  requirePlainFile(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: patienceMs });
    // Each commit is on the disk before it returns: a command that was given is not lost.
    database.exec('PRAGMA synchronous = FULL');
    if (identify(database, path) === 'Empty') makeInbox(database);
    return database;
  } catch (cause) {
    database?.close();
    throw inboxErrorOf(cause, path);
  }
}

/** Whoever may place a link there could make us write somewhere else. */
function requirePlainFile(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return;
  const happened = `At ${path} is a link, a folder or a device, and no inbox.`;
  throw new InboxError('InboxNotAFile', { happened, toDo: 'Find out who made it, and move it away.' }, path);
}

/** Somebody else may make it at the same time: then it is there already. */
function makeInbox(database: DatabaseSync): void {
  database.exec(`PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; ${schema} COMMIT;`);
}

function identify(database: DatabaseSync, path: string): 'Empty' | 'Ours' {
  const id = numberOf(database, 'PRAGMA application_id');
  const version = numberOf(database, 'PRAGMA user_version');
  if (id === 0 && version === 0 && numberOf(database, 'SELECT count(*) FROM sqlite_schema') === 0) return 'Empty';
  if (id !== applicationId) {
    const text = { happened: `${path} is a database of another program.`, toDo: 'Move it away.' };
    throw new InboxError('InboxCorrupt', text, path);
  }
  if (version > schemaVersion) {
    const happened = `The inbox ${path} has version ${version}; this program knows versions up to ${schemaVersion}.`;
    throw new InboxError(
      'InboxVersionNewer',
      { happened, toDo: 'Use the newer program, or move the file away.' },
      path,
    );
  }
  return 'Ours';
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}
