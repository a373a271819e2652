import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { toPlainText, type CommandRefusal, type CommandRequest, type EpochMs } from '@bot/core';
import { requireStore, storeFiles } from '../storeFiles';
import { isStoreLocked } from '../storeLock';
import { fileKillSwitch } from './fileKillSwitch';
import { inboxErrorOf } from './inboxFailure';
import { openInboxDatabase } from './openInboxDatabase';

/** A command as its writer finds it again. Texts are safe to show. */
export interface WrittenCommand {
  readonly commandId: string;
  readonly kind: string;
  readonly scope: string;
  readonly forMs: number | null;
  readonly until: EpochMs | null;
  readonly reason: string;
  readonly by: string;
  readonly writtenAt: EpochMs;
  readonly state: 'waiting' | 'taken' | 'refused' | 'done';
  readonly refusal: CommandRefusal | null;
  readonly answer: string | null;
}

/** The side of an inbox on which commands are written, by any process and as many as want to. */
export interface CommandOutbox {
  /** Whether a bot is running on the store now. */
  isBotRunning(): boolean;
  /** What the KILL file says; null: there is none. */
  readonly killFile: string | null;
  /** Where the KILL file stands, or would. */
  readonly killFilePath: string;
  /** On the disk when this returns. Gives its id. @throws InboxError */
  write(request: CommandRequest): string;
  /** @throws InboxError */
  find(commandId: string): WrittenCommand | undefined;
  /** The newest ones, the newest first. None when there is no inbox yet. @throws InboxError */
  newest(most: number): readonly WrittenCommand[];
  close(): void;
}

const PATIENCE_MS = 2_000;
/** Answered commands that are kept for those who want to know. */
const KEPT = 1_000;

/**
 * Commands for the bot of a store, from another process.
 * @param now the clock of the machine
 * @throws EventStoreError StoreMissing: a command to a bot that never was is a mistake in the path
 */
export function openCommandOutbox(path: string, now: () => EpochMs = Date.now): CommandOutbox {
  const files = storeFiles(path);
  requireStore(files);
  let open: DatabaseSync | null = null;

  function attempt<Result>(deed: (database: DatabaseSync) => Result): Result {
    try {
      open ??= openInboxDatabase(files.inbox, PATIENCE_MS);
      return deed(open);
    } catch (cause) {
      throw inboxErrorOf(cause, files.inbox);
    }
  }

  return {
    isBotRunning: () => isStoreLocked(files),
    get killFile() {
      return fileKillSwitch(files.kill).read();
    },
    killFilePath: files.kill,
    write({ kind, scope, forMs, until, reason, by }) {
      const commandId = randomUUID();
      attempt((database) => {
        database
          .prepare(
            'INSERT INTO commands (id, kind, scope, for_ms, until, reason, actor, written_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          )
          .run(commandId, kind, scope, forMs, until, reason, by, now());
        database
          .prepare(
            `DELETE FROM commands WHERE state IN ('refused', 'done') AND seq <= (SELECT max(seq) FROM commands) - ?`,
          )
          .run(KEPT);
      });
      return commandId;
    },
    find: (commandId) =>
      attempt((database) => database.prepare(`SELECT ${columns} FROM commands WHERE id = ?`).all(commandId))
        .map(toWritten)
        .at(0),
    newest: (most) =>
      lstatSync(files.inbox, { throwIfNoEntry: false }) !== undefined
        ? attempt((database) =>
            database.prepare(`SELECT ${columns} FROM commands ORDER BY seq DESC LIMIT ?`).all(most),
          ).map(toWritten)
        : [],
    close() {
      open?.close();
      open = null;
    },
  };
}

const columns = 'id, kind, scope, for_ms, until, reason, actor, written_at, state, refusal, answer';

/** Rows may be anybody's: what is shown of them is a line. */
function toWritten(row: { readonly [column: string]: unknown }): WrittenCommand {
  const text = (column: string): string => toPlainText(String(row[column] ?? ''), 500);
  const time = (column: string): number | null => (row[column] === null ? null : Number(row[column]));
  return {
    ...{ commandId: text('id'), kind: text('kind'), scope: text('scope'), reason: text('reason'), by: text('actor') },
    ...{ forMs: time('for_ms'), until: time('until'), writtenAt: Number(row['written_at']) },
    state: row['state'] as WrittenCommand['state'],
    refusal: row['refusal'] as CommandRefusal | null,
    answer: row['answer'] === null ? null : text('answer'),
  };
}
