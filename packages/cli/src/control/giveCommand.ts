import { setTimeout as realTime } from 'node:timers/promises';
import type { CommandRequest, InboxError } from '@bot/core';
import { openCommandOutbox, type CommandOutbox, type WrittenCommand } from '@bot/orchestration';
import { CliError } from '../errors/cliError';
import { runFolder } from '../stores/runFolder';

export interface GivenCommand extends WrittenCommand {
  readonly botRuns: boolean;
}

const LOOK_EVERY_MS = 50;

/**
 * Leaves a command in the inbox of a folder, and waits for what becomes of it when a bot runs there.
 * @param waitMs how long, in real time; 0: not at all
 * @throws EventStoreError StoreMissing, CliError CommandNotGiven
 */
export async function giveCommand(folder: string, request: CommandRequest, waitMs: number): Promise<GivenCommand> {
  const outbox = openCommandOutbox(runFolder(folder).bot);
  try {
    const commandId = written(outbox, request);
    const end = performance.now() + waitMs;
    for (;;) {
      const command = outbox.find(commandId);
      if (command === undefined) throw inboxGone();
      const botRuns = outbox.isBotRunning();
      const isOver = command.state === 'done' || command.state === 'refused' || !botRuns;
      if (isOver || performance.now() >= end) return { ...command, botRuns };
      await realTime(LOOK_EVERY_MS);
    }
  } finally {
    outbox.close();
  }
}

function written(outbox: CommandOutbox, request: CommandRequest): string {
  try {
    return outbox.write(request);
  } catch (error) {
    // Nothing else is thrown there.
    const { happened, toDo } = (error as InboxError).text;
    throw new CliError(
      'CommandNotGiven',
      { happened, toDo: `${toDo}${byFile(request, outbox)}` },
      {},
      { cause: error },
    );
  }
}

/** What stops a bot without an inbox. */
const byFile = ({ kind }: CommandRequest, { killFilePath }: CommandOutbox): string =>
  kind === 'Kill' || kind === 'Halt' ? ` To halt at once: touch ${killFilePath}` : '';

const inboxGone = (): CliError =>
  new CliError('CommandNotGiven', {
    happened: 'The inbox was taken away while the bot was waited for.',
    toDo: 'Look at the folder, then give the command again.',
  });
