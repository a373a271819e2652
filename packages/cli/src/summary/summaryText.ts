import { signedUsdText, priceText, quantityText, usdText } from '../output/amountText';
import { durationText } from '../output/timeText';
import { formatPairs, formatTable } from '../output/table';
import type { Colors } from '../output/terminal';
import { checkMeanings, checkNames, type MadeChecks, type RunFacts, type RunResult } from './runResult';

import type { RunSummary } from './runSummary';

/** A run in real time has no trace hash: it is never the same twice. One at a venue outside has no seed. */
interface ShownResult extends RunSummary, RunFacts, Partial<Pick<RunResult, 'traceHash' | 'seed'>> {
  readonly checks: MadeChecks;
}

/** The summary at the end of a run, for a terminal. */
export function summaryText(result: ShownResult, colors: Colors): string {
  return [
    heading(result, colors),
    formatPairs(figures(result)),
    positionTable(result),
    checkLines(result, colors),
  ].join('\n\n');
}

function heading({ mode, profile, seed, from, to, market, virtualMs, elapsedMs }: ShownResult, colors: Colors): string {
  const period = `${from.slice(0, 16).replace('T', ' ')} → ${to.slice(0, 16).replace('T', ' ')} UTC`;
  const badge = colors.bold(colors.cyan(badgeText(mode, profile)));
  const took = `${durationText(virtualMs)} of the market in ${durationText(elapsedMs)}`;
  const where = seed === undefined ? `at ${market}` : `${market} market, seed ${seed}`;
  return `${badge}  ${where}\n${colors.dim(`${period}, ${took}`)}`;
}

/** `PAPER · DEMO`, or `PAPER` when the profile says no more. */
export const badgeText = (mode: string, profile: string): string =>
  mode.split(' ')[0] === profile.toUpperCase() ? mode : `${mode} · ${profile.toUpperCase()}`;

function figures(result: ShownResult): [string, string][] {
  const { orders, fills, fees, realizedPnl, unrealizedPnl, netResult, equity, exposure, denials, events } = result;
  return [
    ['Orders', `${orders} (${result.openOrders} open)`],
    ['Fills', String(fills)],
    ['Fees', `${usdText(fees)} USD`],
    ['Realised PnL', `${signedUsdText(realizedPnl)} USD`],
    ['Unrealised PnL', `${signedUsdText(unrealizedPnl)} USD`],
    ['Net result', `${signedUsdText(netResult)} USD`],
    ['Equity', `${usdText(equity)} USD`],
    ['Exposure', `${usdText(exposure)} USD`],
    ['Trading mode', result.tradingMode],
    ['Denials', denialText(denials)],
    ['Events', String(events)],
    ...(result.traceHash === undefined ? [] : [['Trace hash', result.traceHash] as [string, string]]),
  ];
}

/** `3 (MaxTradeValue 2, StaleMark 1)` */
export function denialText(denials: RunResult['denials']): string {
  const counts = Object.entries(denials);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return total === 0 ? '0' : `${total} (${counts.map(([reason, count]) => `${reason} ${count}`).join(', ')})`;
}

const positionTable = ({ positions }: ShownResult): string =>
  formatTable(
    [
      { title: 'Instrument' },
      { title: 'Position', align: 'right' },
      { title: 'Entry', align: 'right' },
      { title: 'Mark', align: 'right' },
      { title: 'Unrealised', align: 'right' },
      { title: 'Realised', align: 'right' },
      { title: 'Fees', align: 'right' },
    ],
    positions.map((position) => [
      position.instrumentId,
      quantityText(position.netQuantity),
      position.averageEntryPrice === null ? '–' : priceText(position.averageEntryPrice),
      position.markPrice === null ? '–' : priceText(position.markPrice),
      signedUsdText(position.unrealizedPnl),
      signedUsdText(position.realizedPnl),
      usdText(position.fees),
    ]),
  );

function checkLines({ checks, violations }: ShownResult, colors: Colors): string {
  const made = checkNames.filter((name) => checks[name] !== undefined);
  const lines = made.map((name) => {
    const sign = checks[name] === true ? colors.green('✓') : colors.red('✗');
    return `${sign} ${name.padEnd(20)} ${colors.dim(checkMeanings[name])}`;
  });
  return [...lines, ...violations.map((violation) => colors.red(`  ${violation}`))].join('\n');
}
