import { Command } from 'commander';
import { isInboxError } from '@bot/core';
import { globalMode, openCommandOutbox, type CommandOutbox } from '@bot/orchestration';
import { commandData, commandTable } from '../control/commandTable';
import { restrictionData, restrictionTable } from '../control/restrictionTable';
import { openLog } from '../log/openLog';
import { positive } from '../options/marketOptions';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { formatPairs } from '../output/table';
import { widthOf } from '../output/terminal';
import { runFolder } from '../stores/runFolder';
import type { CommandSurroundings, Outcome } from './outcome';

interface StatusOptions {
  readonly store: string;
  readonly last: number;
}

/** `bot control status`: who holds a bot back, and which commands it was given. */
export function controlStatusCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('status')
    .description('Show whether a bot runs, what holds its trading back, and the newest commands.')
    .addOption(storeOption('folder of the bot').makeOptionMandatory())
    .option('--last <count>', 'no more than the newest so many commands', (text) => positive(text, 1_000), 5)
    .action(async (options: StatusOptions) =>
      surroundings.finish(await controlStatus(options, widthOf(surroundings.stdout))),
    );
  addOutputOptions(command);
  return addExamples(command, [['bot control status --store ./paper', 'restrictions with their way out']]);
}

async function controlStatus({ store, last }: StatusOptions, width: number): Promise<Outcome> {
  const { ledger } = await openLog(store);
  const outbox = openCommandOutbox(runFolder(store).bot);
  try {
    const { killFile, killFilePath } = outbox;
    const { mode, cause } = globalMode(ledger);
    const data = {
      botRuns: outbox.isBotRunning(),
      killFile: killFile === null ? null : { path: killFilePath, reason: killFile },
      ...{ mode, cause },
      restrictions: restrictionData(ledger.restrictions.values()),
      ...commandsOf(outbox, Math.ceil(last)),
    };
    const pairs = formatPairs([
      ['Bot', data.botRuns ? 'running' : 'not running'],
      ['Mode', cause === null ? mode : `${mode} (${cause})`],
      ['KILL file', killFile === null ? '–' : `${killFile} (${killFilePath})`],
      ...(data.inboxProblem === null ? [] : [['Inbox', data.inboxProblem] as const]),
    ]);
    const text = [pairs, restrictionTable(data.restrictions, width), commandTable(data.commands, width)].join('\n\n');
    return { data, text };
  } finally {
    outbox.close();
  }
}

/** What holds trading back is told also when the inbox cannot be read. */
function commandsOf(outbox: CommandOutbox, most: number) {
  try {
    return { commands: outbox.newest(most).map(commandData), inboxProblem: null };
  } catch (error) {
    if (!isInboxError(error)) throw error;
    return { commands: [], inboxProblem: `${error.code}: ${error.message}` };
  }
}
