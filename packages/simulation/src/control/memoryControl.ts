import {
  InboxError,
  type CommandAnswer,
  type CommandInbox,
  type CommandKind,
  type CommandRequest,
  type ControlCommand,
  type EpochMs,
  type KillFile,
} from '@bot/core';

/** An inbox and a KILL file in memory. They outlive the bot that reads them, as files would. */
export interface MemoryControl {
  readonly inbox: CommandInbox;
  readonly killFile: KillFile;
  /** Leaves a command, as another process would, and gives its id. */
  write(kind: CommandKind, reason: string, rest?: Partial<Pick<CommandRequest, 'scope' | 'forMs' | 'until'>>): string;
  /** undefined until it is answered. */
  answerTo(commandId: string): CommandAnswer | undefined;
  putKillFile(reason: string): void;
  removeKillFile(): void;
  /** What cannot be done from now on; `Nothing` mends it. */
  fail(what: 'Nothing' | 'Reading' | 'Answering'): void;
}

/** @param now the clock by which commands are dated, which is that of the world */
export function createMemoryControl(now: () => EpochMs): MemoryControl {
  const waiting = new Map<string, Omit<ControlCommand, 'ageMs'> & { readonly writtenAt: EpochMs }>();
  const answers = new Map<string, CommandAnswer>();
  let count = 0;
  let killReason: string | null = null;
  let failing: 'Nothing' | 'Reading' | 'Answering' = 'Nothing';

  function mustWork(what: 'Reading' | 'Answering'): void {
    if (failing !== what) return;
    throw new InboxError('InboxFailed', { happened: `The test says that ${what.toLowerCase()} fails.` }, 'memory');
  }

  return {
    inbox: {
      take() {
        mustWork('Reading');
        return [...waiting.values()].map(({ writtenAt, ...command }) => ({ ...command, ageMs: now() - writtenAt }));
      },
      answer(commandId, answer) {
        mustWork('Answering');
        if (waiting.delete(commandId)) answers.set(commandId, answer);
      },
    },
    killFile: { read: () => killReason },
    write(kind, reason, { scope = 'All', forMs = null, until = null } = {}) {
      count += 1;
      const commandId = `command-${count}`;
      waiting.set(commandId, { commandId, kind, scope, forMs, until, reason, by: 'test', writtenAt: now() });
      return commandId;
    },
    answerTo: (commandId) => answers.get(commandId),
    putKillFile: (reason) => void (killReason = reason),
    removeKillFile: () => void (killReason = null),
    fail: (what) => void (failing = what),
  };
}
