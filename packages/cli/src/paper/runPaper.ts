import type { CoinbaseUrls } from '@bot/broker-coinbase';
import type { Logger } from '@bot/core';
import { mustBeOfPaper } from '../live/venueRecord';
import { feesOf, openLivePrices, type LivePrices } from '../livePrices/openLivePrices';
import { createSystemClock, openStoreControl, resolveConfig, type ConfigSources } from '@bot/orchestration';
import type { Surroundings } from '../commands/outcome';
import { readLog } from '../log/readLog';
import type { MarketRequest } from '../market/marketRequest';
import { isoTime } from '../output/timeText';
import { carryOut } from '../session/carryOut';
import { checkBooks } from '../session/checkBooks';
import { openSession } from '../session/openSession';
import { configFor } from '../session/planRun';
import { watchMarks } from '../session/watchMarks';
import { checksOf, type RunResult } from '../summary/runResult';
import { summarizeLog } from '../summary/runSummary';
import { openInputs } from '../stores/runFolder';
import { openPaperRun, type PaperRun } from './openPaperRun';
import type { RunEnd } from '../session/untilDone';

export interface PaperRequest {
  readonly sources: ConfigSources;
  readonly market: MarketRequest;
  /** The folder of the logs. */
  readonly store: string;
  /** Market time; undefined: until a signal, or until the data ends. */
  readonly hours: number | undefined;
  /** Market time per real time. */
  readonly speed: number;
  readonly logger: Logger;
  /** Prices and fees of a venue outside; null: those of the embedded exchange. */
  readonly live: { readonly urls: CoinbaseUrls; readonly feeTier: string | undefined } | null;
}

/** What a paper run tells at its end: the sums are those of the whole log, also of processes before this one. */
export interface PaperResult extends Omit<RunResult, 'traceHash'> {
  readonly store: string;
  readonly ended: RunEnd;
}

const HOUR_MS = 3_600_000;
/** In real time. */
const SHORTEST_TIMEOUT_MS = 250;

/** Trades in real time until it is told to stop, then stops in good order. @throws what ended the bot by itself */
export async function runPaper(request: PaperRequest, surroundings: Surroundings): Promise<PaperResult> {
  const prices = await pricesFor(request);
  try {
    const run = await openPaperRun(request.store, request.sources, request.market, prices?.market ?? null);
    try {
      return await trade(run, request, surroundings);
    } finally {
      await run.stores.close();
    }
  } finally {
    await prices?.close();
  }
}

/** Nothing is asked for a folder that this run may not use. */
async function pricesFor({ live, sources, store, logger }: PaperRequest): Promise<LivePrices | null> {
  if (live === null) return null;
  mustBeOfPaper(store);
  const { instrumentIds } = resolveConfig(sources).config;
  return openLivePrices({ urls: live.urls, instrumentIds, clock: createSystemClock(), logger });
}

async function trade(run: PaperRun, request: PaperRequest, surroundings: Surroundings): Promise<PaperResult> {
  const { stores, startAt } = run;
  const startedMs = performance.now();
  const clock = createSystemClock({ startAt, speed: request.speed });
  const { logger } = request;
  const mode = request.live === null ? 'PAPER' : 'PAPER · LIVE PRICES';
  // Answers come as fast as the machine is, however fast the clock runs.
  const requestTimeoutMs = Math.max(5_000, SHORTEST_TIMEOUT_MS * request.speed);
  const control = openStoreControl(stores.bot.path);
  const session = openSession({
    ...run,
    ...{ clock, control },
    botStore: stores.bot,
    snapshots: stores.bot.snapshots,
    inputs: openInputs(request.store, run.config.storage, () => clock.now()),
    venueStore: stores.venue,
    logger,
    requestTimeoutMs,
    ...(request.live !== null && { fees: feesOf(request.live.feeTier) }),
  });
  const { venue } = session;
  const { marks } = watchMarks(
    venue.broker,
    venue.instruments.map(({ instrumentId }) => instrumentId),
  );
  const ended = await carryOut(
    {
      ...session,
      ...{ mode, marks, clock, readyText: readyText(run), failed: [session.venue.failed] },
      spanMs: spanOf(run, request.hours),
      read: () => configFor(request.sources, run.market),
    },
    surroundings,
  ).finally(() => control.close());
  return {
    ...summarizeLog(readLog(stores.bot), marks),
    ...checksOf(checkBooks(session)),
    ...{ mode, profile: run.config.profile, market: run.market.kind, seed: run.seed },
    instruments: run.config.instrumentIds,
    ...{ from: isoTime(startAt), to: isoTime(clock.now()), virtualMs: clock.now() - startAt },
    ...{ elapsedMs: Math.round(performance.now() - startedMs), ended, store: stores.bot.path },
  };
}

const readyText = ({ config, seed, market }: PaperRun): string =>
  `profile ${config.profile}, trading ${config.instrumentIds.join(', ')} on a ${market.kind} market, seed ${seed}`;

function spanOf({ market, startAt }: PaperRun, hours: number | undefined): number | null {
  const asked = hours === undefined ? Infinity : hours * HOUR_MS;
  const held = market.endsAt === null ? Infinity : Math.max(0, market.endsAt - startAt + 60_000);
  const spanMs = Math.min(asked, held);
  return spanMs === Infinity ? null : spanMs;
}
