import { randomUUID } from 'node:crypto';
import { createCoinbaseBroker, createNodeWire, type CoinbaseBroker } from '@bot/broker-coinbase';
import type { BotConfig, Clock, Logger, Random } from '@bot/core';
import {
  beginAgain,
  createBot,
  createSystemClock,
  openSqliteEventStore,
  openStoreControl,
  resolveConfig,
  type ConfigSources,
  type SqliteEventStore,
} from '@bot/orchestration';
import { createRandom } from '@bot/simulation';
import type { Surroundings } from '../commands/outcome';
import { readLog } from '../log/readLog';
import { isoTime } from '../output/timeText';
import { transferAllowedFor, type VenueChoice } from '../options/venueOptions';
import { coinbaseCredentials } from '../secrets/coinbaseCredentials';
import { carryOut } from '../session/carryOut';
import type { RunEnd } from '../session/untilDone';
import { watchMarks } from '../session/watchMarks';
import { openInputs, runFolder } from '../stores/runFolder';
import type { RunFacts } from '../summary/runResult';
import { summarizeLog, type RunSummary } from '../summary/runSummary';
import { checkAtVenue } from './checkAtVenue';
import { mustBeReady, warningsText } from './preflightReport';
import { mustBelongTo, writeVenueRecord, type VenueRecord } from './venueRecord';

export interface VenueRunRequest {
  readonly sources: ConfigSources;
  readonly choice: Extract<VenueChoice, { kind: 'Simulator' | 'Live' }>;
  /** The folder of the log. */
  readonly store: string;
  /** undefined: until a signal. */
  readonly hours: number | undefined;
  readonly logger: Logger;
}

/** What a run at a venue tells at its end: the sums are those of the whole log. */
export interface VenueRunResult extends RunSummary, RunFacts {
  readonly checks: { readonly venueMatchesBot: boolean };
  readonly store: string;
  readonly ended: RunEnd;
}

const HOUR_MS = 3_600_000;

/**
 * Trades through the API of Coinbase until it is told to stop. Configuration, key and folder are looked at before anything is sent, and
 * the venue before anything is ordered.
 * @throws ConfigError, CliError, EventStoreError, or what ended the bot by itself
 */
export async function runAtVenue(request: VenueRunRequest, surroundings: Surroundings): Promise<VenueRunResult> {
  const { sources, choice, store, logger } = request;
  const { config } = resolveConfig(sources);
  const credentials = () => coinbaseCredentials({ ...choice, env: surroundings.env, isLive: choice.kind === 'Live' });
  const key = credentials();
  const mode = choice.kind === 'Live' ? 'LIVE' : 'SIMULATOR';
  mustBelongTo(store, mode);

  const clock = createSystemClock();
  const random = createRandom(randomUUID());
  const wire = createNodeWire();
  const { instrumentIds } = config;
  const broker = createCoinbaseBroker({
    ...{ wire, clock, logger, urls: choice.urls, credentials: key, spotInstruments: instrumentIds },
    random: random.fork('broker'),
  });
  try {
    const report = await broker.preflight({ instrumentIds, transferAllowedFor: transferAllowedFor(choice) });
    surroundings.stderr.write(warningsText(report));
    mustBeReady(report);
    const log = openSqliteEventStore({
      path: runFolder(store).bot,
      beginAgain: beginAgain({ config, now: clock.now }),
    });
    try {
      writeVenueRecord(store, { version: 1, broker: 'coinbase', mode });
      const renewKey = (): void => broker.refreshCredentials(credentials());
      return await trade({ ...request, config, mode, clock, broker, log, random, renewKey }, surroundings);
    } finally {
      await log.close();
    }
  } finally {
    broker.close();
    await wire.close();
  }
}

interface ReadyToTrade extends VenueRunRequest {
  readonly config: BotConfig;
  readonly mode: VenueRecord['mode'];
  readonly clock: Clock;
  readonly random: Random;
  readonly broker: CoinbaseBroker;
  readonly log: SqliteEventStore;
  readonly renewKey: () => void;
}

async function trade(run: ReadyToTrade, surroundings: Surroundings): Promise<VenueRunResult> {
  const { config, mode, clock, broker, log, logger } = run;
  const { instrumentIds, profile } = config;
  const startedMs = performance.now();
  const startAt = clock.now();
  const control = openStoreControl(log.path);
  const inputs = openInputs(run.store, config.storage, clock.now);
  const bot = createBot({
    ...{ config, broker, store: log, snapshots: log.snapshots, control, clock, logger },
    random: run.random.fork('bot'),
    ...(inputs !== undefined && { inputs }),
  });
  const { marks, stop: stopWatching } = watchMarks(broker, instrumentIds);
  const ended = await carryOut(
    {
      ...{ bot, mode, marks, clock, failed: [] },
      readyText: `profile ${profile}, trading ${instrumentIds.join(', ')} at ${new URL(run.choice.urls.rest).host}`,
      start: () => bot.start(),
      stop: (reason) => bot.stop({ reason }).then(() => undefined),
      spanMs: run.hours === undefined ? null : run.hours * HOUR_MS,
      read() {
        // Whoever renews the key has it tried by the same signal.
        run.renewKey();
        return resolveConfig(run.sources).config;
      },
    },
    surroundings,
  ).finally(() => {
    stopWatching();
    control.close();
  });
  const violations = await checkAtVenue(bot, broker);
  return {
    ...summarizeLog(readLog(log), marks),
    ...{ mode, profile, market: 'coinbase', instruments: instrumentIds, violations },
    checks: { venueMatchesBot: violations.length === 0 },
    ...{ from: isoTime(startAt), to: isoTime(clock.now()), virtualMs: clock.now() - startAt },
    ...{ elapsedMs: Math.round(performance.now() - startedMs), ended, store: log.path },
  };
}
