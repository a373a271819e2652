import type { EpochMs, Logger } from '@bot/core';
import type { Trace } from '@bot/simulation';
import { secretIn, shownText } from '../invariants/secretIn';

/** A secret that somebody showed. */
export interface ShownSecret {
  readonly at: EpochMs;
  /** `a line that the bot logs` */
  readonly where: string;
  /** `a private key`; never the secret itself. */
  readonly what: string;
}

/** Looks for secrets in all that leaves a bot for others to read. */
export interface SecretWatch {
  /** What is logged goes nowhere else. */
  readonly logger: Logger;
  noteWritten(batch: unknown): void;
  /** Oldest first. */
  shown(): readonly ShownSecret[];
}

export function createSecretWatch(
  trace: Trace,
  clock: { readonly now: () => EpochMs },
  secrets: readonly string[],
): SecretWatch {
  const shown: ShownSecret[] = [];
  let traced = 0;

  function look(where: string, text: string, at = clock.now()): void {
    const what = secretIn(text, secrets);
    if (what !== null) shown.push({ at, where, what });
  }

  const log = (details: object, message: string): void =>
    look('a line that the bot logs', `${message} ${shownText(details)}`);

  return {
    logger: { debug: log, info: log, warn: log, error: log },
    noteWritten: (batch) => look('a batch that the bot writes', JSON.stringify(batch)),
    shown() {
      const { entries } = trace;
      for (const { at, lane, text } of entries.slice(traced)) look(`the lane ${lane} of the timeline`, text, at);
      traced = entries.length;
      return shown;
    },
  };
}
