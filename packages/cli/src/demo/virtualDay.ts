import { setTimeout as realTime } from 'node:timers/promises';
import type { BotConfig, EpochMs, EventStore, Logger } from '@bot/core';
import {
  createKernel,
  createTrace,
  createVirtualClock,
  promisesAtRest,
  type Kernel,
  type LedgerChecks,
} from '@bot/simulation';
import type { TradedMarket } from '../market/tradedMarket';
import { checkBooks } from '../session/checkBooks';
import { isQuiet } from '../session/isQuiet';
import { openSession, type Session } from '../session/openSession';
import { watchMarks } from '../session/watchMarks';
import type { Marks } from '../summary/valuePosition';
import { takeSample, type ChartSeries, type Sample } from './chartSeries';

export interface VirtualDayOptions {
  readonly config: BotConfig;
  readonly market: TradedMarket;
  readonly seed: string;
  /** How long, in virtual time. */
  readonly spanMs: number;
  /** Virtual time per real time; null: as fast as it goes. */
  readonly speed: number | null;
  readonly botStore: EventStore;
  readonly venueStore?: EventStore;
  readonly logger: Logger;
  /** Called after each piece: how much is done, from 0 to 1, and the time it is there. */
  readonly progressed?: (part: number, at: EpochMs) => void;
}

export interface VirtualDay {
  readonly series: ChartSeries;
  readonly checks: LedgerChecks;
  readonly marks: Marks;
  readonly traceHash: string;
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** So many pieces are a day: each is a point of the charts. */
const PIECES = 1_440;
const SHORTEST_PIECE_MS = 60_000;
/** The longest delay that a timer of Node can take; anything longer would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;
/** Kept free at the end, so that the books are compared before the next day begins. Answers take milliseconds. */
const REST_MS = 2_000;
/** An order whose fate is unknown is looked up for minutes. */
const MOST_SECONDS_TO_REST = 300;

/**
 * Lets the bot trade on virtual time. At the end the run goes on until nothing is on its way, so that the books can be
 * compared. The trace counts everything that bot and venue did: same inputs, same hash.
 * @throws what ended the bot
 */
export async function runVirtualDay(options: VirtualDayOptions): Promise<VirtualDay> {
  const { config, market, seed, spanMs, botStore, venueStore, logger } = options;
  const clock = createVirtualClock({ startAt: market.startAt });
  const trace = createTrace(clock, { keep: 200 });
  const kernel = createKernel({ clock, trace, atRest: promisesAtRest() });
  const session = openSession({
    ...{ config, market, clock, seed, trace, botStore, logger },
    ...(venueStore !== undefined && { venueStore }),
  });
  const { venue } = session;
  const { marks } = watchMarks(
    venue.broker,
    venue.instruments.map(({ instrumentId }) => instrumentId),
  );
  const series: Sample[] = [];

  const throwIfFailed = failureOf(session);
  await kernel.run(session.start(), { what: 'the start of the bot' });
  await walk(kernel, options, () => {
    throwIfFailed();
    series.push(takeSample(clock.now(), session.bot.state.ledger, marks));
  });
  await comeToRest(kernel, session);
  throwIfFailed();
  const checks = checkBooks(session);
  await kernel.run(session.stop('The run is over.'), { what: 'the end of the bot' });
  const to = Math.max(clock.now(), market.startAt + spanMs);
  return { series, checks, marks, traceHash: trace.hash(), from: market.startAt, to };
}

async function walk(kernel: Kernel, options: VirtualDayOptions, look: () => void): Promise<void> {
  const { market, spanMs, speed, progressed } = options;
  const pieceMs = Math.max(SHORTEST_PIECE_MS, Math.ceil(spanMs / PIECES));
  const endAt = market.startAt + spanMs - REST_MS;
  const startedMs = performance.now();
  look();
  for (let at = kernel.clock.now(); at < endAt; at = kernel.clock.now()) {
    await kernel.advanceTo(Math.min(endAt, at - ((at - market.startAt) % pieceMs) + pieceMs));
    look();
    const doneMs = kernel.clock.now() - market.startAt;
    progressed?.(doneMs / (spanMs - REST_MS), kernel.clock.now());
    if (speed !== null)
      await realTime(Math.min(LONGEST_DELAY_MS, Math.max(0, startedMs + doneMs / speed - performance.now())));
  }
}

/** The market goes on meanwhile, and may bring new orders; waiting is bounded, and what is then found is reported. */
async function comeToRest(kernel: Kernel, { bot }: Session): Promise<void> {
  for (let second = 0; second < MOST_SECONDS_TO_REST; second++) {
    await kernel.advance(1_000);
    if (isQuiet(bot.state)) return;
  }
}

/** The bot or the venue may end by itself in the middle of the day; whoever drives time must notice. */
function failureOf({ bot, venue }: Session): () => void {
  let failure: { readonly error: unknown } | undefined;
  for (const { failed } of [bot, venue]) failed.catch((error: unknown) => (failure ??= { error }));
  return () => {
    if (failure !== undefined) throw failure.error;
  };
}
