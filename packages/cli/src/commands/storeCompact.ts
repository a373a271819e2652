import { Command, InvalidArgumentError } from 'commander';
import { defaultStorageSettings } from '@bot/core';
import { compactStore, createSystemClock } from '@bot/orchestration';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { inputBounds, runFolder } from '../stores/runFolder';
import type { CommandSurroundings, Outcome } from './outcome';

interface CompactOptions {
  readonly store: string;
  readonly keepInputsDays: number;
}

/** `bot store compact`: makes both logs small, without losing an event. */
export function storeCompactCommand(surroundings: CommandSurroundings): Command {
  const { keepInputsDays } = defaultStorageSettings;
  const command = new Command('compact')
    .description('Pack both logs. No event is lost; old inputs and the snapshot go. The bot must not be running.')
    .addOption(storeOption('folder of the logs').makeOptionMandatory())
    .option('--keep-inputs-days <days>', 'how much of what the decisions saw is kept', wholeDays, keepInputsDays)
    .action((options: CompactOptions) => surroundings.finish(compact(options)));
  addOutputOptions(command);
  return addExamples(command, [
    ['bot store compact --store ./paper', 'pack, and keep a week of inputs'],
    ['bot store compact --store ./paper --keep-inputs-days 0', 'keep the events alone'],
  ]);
}

function compact({ store, keepInputsDays }: CompactOptions): Outcome {
  const { bot, venue } = runFolder(store);
  const keepInputs = inputBounds({ ...defaultStorageSettings, keepInputsDays }, () => createSystemClock().now());
  const logs = [
    { log: 'bot', path: bot },
    { log: 'venue', path: venue },
  ].map(({ log, path }) => ({ log, path, ...compactStore({ path, keepInputs }) }));
  const text = logs.map(
    ({ log, events, bytesBefore, bytesAfter, inputFilesRemoved }) =>
      `${log.padEnd(6)} ${events} events, ${bytesBefore} bytes before, ${bytesAfter} after${
        inputFilesRemoved === 0 ? '' : `, ${inputFilesRemoved} files of inputs removed`
      }`,
  );
  return { data: { logs }, text: text.join('\n') };
}

function wholeDays(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of days.');
  return Number(text);
}
