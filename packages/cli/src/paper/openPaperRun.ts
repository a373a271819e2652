import { existsSync } from 'node:fs';
import { lastPersistedAt } from '@bot/broker-mock';
import type { EpochMs } from '@bot/core';
import { beginAgain, createSystemClock, type ConfigSources } from '@bot/orchestration';
import { CliError } from '../errors/cliError';
import { mustBeOfPaper } from '../live/venueRecord';
import { mismatch, readMarketRecord, recordOf, requestFrom, writeMarketRecord } from '../market/marketRecord';
import { DEFAULT_SEED, type MarketRequest } from '../market/marketRequest';
import type { TradedMarket } from '../market/tradedMarket';
import { configFor, planRun, type RunPlan } from '../session/planRun';
import { openRunStores, runFolder, type RunStores } from '../stores/runFolder';

/** A plan with its logs: a new run, or the one that the folder holds. */
export interface PaperRun extends RunPlan {
  readonly stores: RunStores;
  /** When the clock begins: now, or where the last process was. Venue time stands still while nobody runs it. */
  readonly startAt: EpochMs;
}

/**
 * Reads and checks everything, then opens the logs. Only when all is well is anything written.
 * @throws ConfigError, MarketDataError, CliError MarketMismatch or StoreNotOk, EventStoreError
 */
export async function openPaperRun(
  folder: string,
  sources: ConfigSources,
  asked: MarketRequest,
  live: TradedMarket | null,
): Promise<PaperRun> {
  mustBeOfPaper(folder);
  const files = runFolder(folder);
  const record = readMarketRecord(files.market);
  const request = record === null ? asked : requestFrom(record, asked, folder);
  if (record !== null && !existsSync(files.venue)) throw accountLost(folder);
  const plan = live === null ? planRun(sources, request, record?.instrumentIds) : planLive(sources, live);
  const stores = await openRunStores(folder, (venue) =>
    beginAgain({ config: plan.config, now: () => lastPersistedAt(venue) ?? createSystemClock().now() }),
  );
  try {
    if (record === null) {
      if (stores.venue.lastSeq > 0) throw mismatch(folder, ['market.json is missing, which says which one']);
      const instrumentIds = plan.market.instruments.map(({ instrumentId }) => instrumentId);
      writeMarketRecord(files.market, recordOf({ ...request, seed: plan.seed }, instrumentIds));
    }
    const lastAt = Math.max(lastPersistedAt(stores.venue) ?? -Infinity, lastPersistedAt(stores.bot) ?? -Infinity);
    const startAt = startOf(plan, lastAt);
    return { ...plan, market: { ...plan.market, startAt }, stores, startAt };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** The record is written after both logs were made. */
const accountLost = (folder: string): CliError =>
  new CliError('StoreNotOk', {
    happened: `The folder ${folder} has no venue.sqlite any more, which holds the account that its bot trades on.`,
    botDid: 'Nothing was started.',
    toDo: 'Restore the file, or use another folder.',
  });

const planLive = (sources: ConfigSources, market: TradedMarket): RunPlan => ({
  ...{ config: configFor(sources, market), market, seed: DEFAULT_SEED },
});

/** Where the last process was. At first a synthetic market begins now, a recorded one when it was recorded; a live one is always now. */
function startOf({ market }: RunPlan, lastAt: EpochMs): EpochMs {
  const now = createSystemClock().now();
  if (market.kind === 'live') return Math.max(now, Math.ceil(lastAt));
  if (Number.isFinite(lastAt)) return Math.ceil(lastAt);
  return market.kind === 'recorded' ? market.startAt : now;
}
