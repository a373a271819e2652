import type { Unsubscribe } from '@bot/core';
import type { CliError } from '../errors/cliError';
import type { Colors, Terminal } from '../output/terminal';

/** What a command found out. */
export interface Outcome {
  /** For `--json`. */
  readonly data: object;
  /** For people, without the last line break. */
  readonly text: string;
  /** The run came to its end and its result is bad: it is shown all the same. */
  readonly failure?: CliError;
}

/** The process around a command. */
export interface Surroundings extends Terminal {
  /** Tells when somebody asks the process to end (Ctrl-C, or a service manager). */
  readonly onSignal: (listener: () => void) => Unsubscribe;
  /** Tells when somebody asks the process to read its configuration again (SIGHUP). */
  readonly onReload: (listener: () => void) => Unsubscribe;
  /** Ends the process at once. */
  readonly exitNow: (code: number) => void;
}

/** What a command is given besides its options. */
export interface CommandSurroundings extends Surroundings {
  readonly colors: Colors;
  /** Takes the outcome; the caller writes it. */
  readonly finish: (outcome: Outcome) => void;
}
