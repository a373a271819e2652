import type { JsonValue } from '@bot/core';

/** What one turn of the engine saw, after conflation. */
export interface InputRecord {
  /** How long the log was before the turn. */
  readonly afterSeq: number;
  /** How many events the turn has decided. They count when the log has them. */
  readonly events: number;
  readonly inputs: readonly JsonValue[];
  /** With the first turn of a process: the configuration that it runs on. */
  readonly began?: JsonValue;
}

/** The second log: what every decision saw, so that it can be taken again. It is bounded, and nothing depends on it. */
export interface InputLog {
  /** Before the events of the turn are made durable, so that no event is there without what it came from. Not synced. */
  write(record: InputRecord): void;
  /** Writes what waits, and gives the file back. */
  close(): void;
}
