import { Command } from 'commander';
import { openLog } from '../log/openLog';
import type { LogReading } from '../log/readLog';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { priceText, quantityText, signedUsdText, usdText } from '../output/amountText';
import { formatTable } from '../output/table';
import { summarizeBooks, type BookSummary } from '../summary/summarizeBooks';
import { summarizeLog } from '../summary/runSummary';
import type { CommandSurroundings, Outcome } from './outcome';

/** `bot positions`: what the bot of a folder holds and has earned, by instrument. */
export function positionsCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('positions')
    .description(
      'Show what a bot holds and has earned in each instrument, and with which strategy, from its log. It may be running.',
    )
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
      books: summarizeBooks(reading.ledger, instrumentId),
    }),
  );
  const rows = shown.flatMap(({ books, ...position }) => [
    rowOf(position.instrumentId, position),
    // The book of the only strategy says nothing new.
    ...(books.length > 1 ? books.map((book) => rowOf(`  ${book.strategyId}`, book)) : []),
  ]);
  return { data: { positions: shown }, text: formatTable(columns, rows) };
}

const rowOf = (name: string, held: Omit<BookSummary, 'strategyId'>): readonly string[] => [
  name,
  quantityText(held.netQuantity),
  held.averageEntryPrice === null ? '–' : priceText(held.averageEntryPrice),
  signedUsdText(held.realizedPnl),
  usdText(held.fees),
];

const columns = [
  { title: 'Instrument' },
  { title: 'Position', align: 'right' },
  { title: 'Average entry', align: 'right' },
  { title: 'Realised', align: 'right' },
  { title: 'Fees', align: 'right' },
] as const;
