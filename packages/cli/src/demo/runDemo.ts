import type { ConfigSources } from '@bot/orchestration';
import { createMemoryEventStore } from '@bot/simulation';
import type { EventStore, Logger } from '@bot/core';
import { CliError } from '../errors/cliError';
import { readLog } from '../log/readLog';
import { recordOf, writeMarketRecord } from '../market/marketRecord';
import type { MarketRequest } from '../market/marketRequest';
import { isoTime } from '../output/timeText';
import { renderReport } from '../report/renderReport';
import { openReportFile } from '../report/reportFile';
import { MOST_ROWS } from '../report/reportInput';
import { planRun, type RunPlan } from '../session/planRun';
import { openRunStores, runFolder } from '../stores/runFolder';
import { checksOf, type RunResult } from '../summary/runResult';
import { summarizeLog } from '../summary/runSummary';
import { runVirtualDay, type VirtualDay, type VirtualDayOptions } from './virtualDay';

export interface DemoRequest {
  readonly sources: ConfigSources;
  readonly market: MarketRequest;
  /** undefined: a day, or until the data ends. */
  readonly hours: number | undefined;
  /** undefined: as fast as it goes. */
  readonly speed: number | undefined;
  /** Folder for the logs; undefined: they are kept in memory. */
  readonly store: string | undefined;
  readonly report: string;
  readonly logger: Logger;
  readonly progressed: NonNullable<VirtualDayOptions['progressed']>;
}

export interface DemoResult extends RunResult {
  /** The path of the report. */
  readonly report: string;
}

const HOUR_MS = 3_600_000;

/** Runs a bot through a virtual day and writes the report. Everything that can be wrong is looked at before anything starts. */
export async function runDemo(request: DemoRequest): Promise<DemoResult> {
  const startedMs = performance.now();
  const plan = planRun(request.sources, request.market);
  const report = openReportFile(request.report);
  const stores = await openStores(request, plan);
  try {
    const day = await runVirtualDay({
      ...plan,
      spanMs: spanOf(plan, request.hours),
      speed: request.speed ?? null,
      botStore: stores.bot,
      ...(stores.venue !== undefined && { venueStore: stores.venue }),
      logger: request.logger,
      progressed: request.progressed,
    });
    const reading = readLog(stores.bot, MOST_ROWS);
    const elapsedMs = Math.round(performance.now() - startedMs);
    const result: RunResult = { ...summarizeLog(reading, day.marks), ...runFacts(plan, day), elapsedMs };
    report.write(renderReport({ result, reading, series: day.series }));
    return { ...result, report: report.path };
  } finally {
    await stores.close();
  }
}

/** A recorded day ends with its data: the last bar, and one minute more. */
function spanOf({ market }: RunPlan, hours: number | undefined): number {
  const spanMs = hours === undefined ? (market.endsAt === null ? 24 * HOUR_MS : Infinity) : hours * HOUR_MS;
  const heldMs = market.endsAt === null ? Infinity : market.endsAt - market.startAt + 60_000;
  return Math.ceil(Math.min(spanMs, heldMs));
}

const runFacts = (
  { config, market, seed }: RunPlan,
  day: VirtualDay,
): Omit<RunResult, keyof ReturnType<typeof summarizeLog> | 'elapsedMs'> => ({
  mode: 'PAPER',
  profile: config.profile,
  market: market.kind,
  instruments: config.instrumentIds,
  seed,
  from: isoTime(day.from),
  to: isoTime(day.to),
  virtualMs: day.to - day.from,
  traceHash: day.traceHash,
  ...checksOf(day.checks),
});

interface DemoStores {
  readonly bot: EventStore;
  readonly venue?: EventStore;
  close(): Promise<void>;
}

/** A demo begins with an empty account, so its folder must not hold another run. */
async function openStores({ store, market }: DemoRequest, plan: RunPlan): Promise<DemoStores> {
  if (store === undefined) {
    const bot = createMemoryEventStore();
    return { bot, close: () => bot.close() };
  }
  const stores = await openRunStores(store);
  if (stores.bot.lastSeq > 0 || stores.venue.lastSeq > 0) {
    await stores.close();
    throw new CliError('StoreNotEmpty', {
      happened: `The store ${store} already holds a run.`,
      botDid: 'Nothing was started.',
      toDo: 'Use another folder, or go on in this one with `bot run --store`.',
    });
  }
  const instrumentIds = plan.market.instruments.map(({ instrumentId }) => instrumentId);
  writeMarketRecord(runFolder(store).market, recordOf({ ...market, seed: plan.seed }, instrumentIds));
  return stores;
}
