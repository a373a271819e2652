import { globalMode } from '@bot/orchestration';
import { Command } from 'commander';
import { toText } from '@bot/core';
import { restrictionData, restrictionTable } from '../control/restrictionTable';
import { openLog } from '../log/openLog';
import type { LogReading } from '../log/readLog';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { signedUsdText, usdText } from '../output/amountText';
import { formatPairs } from '../output/table';
import { widthOf } from '../output/terminal';
import { isoTime } from '../output/timeText';
import { readVenueRecord } from '../live/venueRecord';
import type { RunMode } from '../summary/runResult';
import { summarizeLog } from '../summary/runSummary';
import { denialText } from '../summary/summaryText';
import type { CommandSurroundings, Outcome } from './outcome';

/** `bot status`: how the bot of a folder stands, from its log alone. */
export function statusCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('status')
    .description('Show how a bot stands, from its log. It may be running.')
    .addOption(storeOption('folder of the logs').makeOptionMandatory())
    .action(async ({ store }: { store: string }) =>
      surroundings.finish(status(await openLog(store), modeOf(store), widthOf(surroundings.stdout))),
    );
  addOutputOptions(command);
  return addExamples(command, [['bot status --store ./paper', 'mode, cash, result, what holds trading back']]);
}

const modeOf = (store: string): RunMode => readVenueRecord(store)?.mode ?? 'PAPER';

function status(reading: LogReading, mode: RunMode, width: number): Outcome {
  const data = statusData(reading, mode);
  return { data, text: `${formatPairs(pairsOf(data))}\n\n${restrictionTable(data.restrictions, width)}` };
}

function statusData(reading: LogReading, mode: RunMode) {
  const { ledger, lastAt, lastEquity } = reading;
  // Prices are not in the log, so what depends on them is left out, and the equity is the one that the bot last named.
  const { orders, fills, openOrders, fees, realizedPnl, cash, denials, events } = summarizeLog(reading, new Map());
  return {
    ...{ mode, tradingMode: globalMode(ledger).mode, modeCause: globalMode(ledger).cause },
    restrictions: restrictionData(ledger.restrictions.values()),
    day: ledger.day && { date: ledger.day.date, equityAtOpen: toText(ledger.day.equity) },
    cash,
    lastEquity: lastEquity && { equity: toText(lastEquity.equity), at: isoTime(lastEquity.at) },
    openPositions: ledger.positions.size,
    ...{ orders, openOrders, fills, fees, realizedPnl, denials, events },
    lastEventAt: lastAt === null ? null : isoTime(lastAt),
    epoch: ledger.epoch && { store: ledger.epoch.storeEpoch, process: ledger.epoch.processEpoch },
  };
}

const pairsOf = (data: ReturnType<typeof statusData>): [string, string][] => [
  ['Mode', `${data.mode}, ${data.tradingMode}${data.modeCause === null ? '' : ` (${data.modeCause})`}`],
  ['Day', data.day === null ? '–' : `${data.day.date}, opened with ${usdText(data.day.equityAtOpen)} USD`],
  ['Cash', `${usdText(data.cash)} USD`],
  ['Last equity', data.lastEquity === null ? '–' : `${usdText(data.lastEquity.equity)} USD at ${data.lastEquity.at}`],
  ['Open positions', String(data.openPositions)],
  ['Orders', `${data.orders} (${data.openOrders} open)`],
  ['Fills', String(data.fills)],
  ['Fees', `${usdText(data.fees)} USD`],
  ['Realised PnL', `${signedUsdText(data.realizedPnl)} USD`],
  ['Denials', denialText(data.denials)],
  ['Events', String(data.events)],
  ['Last event', data.lastEventAt ?? '–'],
  ['Process', data.epoch === null ? '–' : `${data.epoch.process} of store ${data.epoch.store}`],
];
