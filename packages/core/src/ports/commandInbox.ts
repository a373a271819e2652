import type { CommandAnswer } from '../control/commandRefusals';
import type { ControlCommand } from '../control/controlCommand';

/** Where other processes leave commands for the bot. It is read at short intervals, so both calls are quick and synchronous. */
export interface CommandInbox {
  /**
   * Every command that was not answered, oldest first; the same ones again until they are. What cannot be understood is refused
   * there and never handed out.
   * @throws InboxError when it cannot be read: that is not the same as empty
   */
  take(): readonly ControlCommand[];
  /** Says what became of a command. Answering twice is allowed: the first answer counts. @throws InboxError */
  answer(commandId: string, answer: CommandAnswer): void;
}

/** The kill switch that needs nothing but a file system. */
export interface KillFile {
  /**
   * What the file says, in one printable line; null when it is certain that there is none. A file that cannot be read, or of
   * which nothing can be said, counts as present. Never throws.
   */
  read(): string | null;
}
