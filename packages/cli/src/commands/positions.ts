import { Command } from 'commander';
import { openLog } from '../log/openLog';
import type { LogReading } from '../log/readLog';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { priceText, quantityText, signedUsdText, usdText } from '../output/amountText';
import { formatTable } from '../output/table';
import { summarizeLog } from '../summary/runSummary';
import type { CommandSurroundings, Outcome } from './outcome';

/** `bot positions`: what the bot of a folder holds and has earned, by instrument. */
export function positionsCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('positions')
    .description('Show what a bot holds and has earned in each instrument, from its log. It may be running.')
    .addOption(storeOption('folder of the logs').makeOptionMandatory())
    .action(async ({ store }: { store: string }) => surroundings.finish(positions(await openLog(store))));
  addOutputOptions(command);
  return addExamples(command, [['bot positions --store ./paper', 'every instrument that was traded']]);
}

function positions(reading: LogReading): Outcome {
  // Prices are not in the log: what is not realised cannot be told from it.
  const shown = summarizeLog(reading, new Map()).positions.map(
    ({ instrumentId, netQuantity, averageEntryPrice, realizedPnl, fees }) => ({
      ...{ instrumentId, netQuantity, averageEntryPrice, realizedPnl, fees },
    }),
  );
  const rows = shown.map((position) => [
    position.instrumentId,
    quantityText(position.netQuantity),
    position.averageEntryPrice === null ? '–' : priceText(position.averageEntryPrice),
    signedUsdText(position.realizedPnl),
    usdText(position.fees),
  ]);
  return { data: { positions: shown }, text: formatTable(columns, rows) };
}

const columns = [
  { title: 'Instrument' },
  { title: 'Position', align: 'right' },
  { title: 'Average entry', align: 'right' },
  { title: 'Realised', align: 'right' },
  { title: 'Fees', align: 'right' },
] as const;
