import {
  encodePayload,
  type BotConfig,
  type Clock,
  type EventStore,
  type Logger,
  type RecordedBotEvent,
} from '@bot/core';
import { createMockVenue, type FeeModel, type MockVenue } from '@bot/broker-mock';
import { createBot, type Bot, type ControlPorts, type InputLog, type SnapshotCache } from '@bot/orchestration';
import { createRandom, type Trace } from '@bot/simulation';
import type { TradedMarket } from '../market/tradedMarket';

export interface SessionOptions {
  readonly config: BotConfig;
  readonly market: TradedMarket;
  readonly clock: Clock;
  readonly seed: string;
  readonly trace?: Trace;
  readonly botStore: EventStore;
  /** Where what the bot's log means is kept. Default: nowhere. */
  readonly snapshots?: SnapshotCache;
  /** Where it is kept what the bot's decisions saw. Default: nowhere. */
  readonly inputs?: InputLog | undefined;
  /** How other processes tell the bot what to do. Default: they cannot. */
  readonly control?: ControlPorts;
  /** Without it the venue forgets everything when the process ends. */
  readonly venueStore?: EventStore;
  readonly logger: Logger;
  /** After which an unanswered request counts as lost, in market time. Default: that of the venue. */
  readonly requestTimeoutMs?: number;
  /** What the venue takes. Default: that of the venue. */
  readonly fees?: FeeModel;
}

/** A bot and the embedded venue that it trades on. */
export interface Session {
  readonly bot: Bot;
  readonly venue: MockVenue;
  /** Opens the venue, then the bot. @throws what kept the bot from trading */
  start(): Promise<void>;
  /** Stops the bot, then the venue; resolves when both have written everything. */
  stop(reason: string): Promise<void>;
}

/** What the account is opened with. */
export const openingBalances = { USD: '10000' } as const;

/** Puts a bot and a venue together. Nothing runs before `start`. @throws EventStoreError when a log cannot be read */
export function openSession(options: SessionOptions): Session {
  const { config, market, clock, seed, trace, botStore, venueStore, logger } = options;
  const random = createRandom(seed);
  // Another process must draw other ids, also when the log of the bot is new and the venue remembers those of an old one.
  // The venue begins its log when it is made, so its length is read before.
  const botRandom = random.fork(`bot/${botStore.lastSeq}/${venueStore?.lastSeq ?? 0}`);
  const venue = createMockVenue({
    ...{ clock, random: random.fork('venue'), instruments: market.instruments },
    ...{ market: market.source, startAt: market.startAt, balances: openingBalances },
    ...(trace !== undefined && { trace }),
    ...(venueStore !== undefined && { store: venueStore }),
    ...(options.fees !== undefined && { fees: options.fees }),
    ...(options.requestTimeoutMs !== undefined && { requestTimeoutMs: options.requestTimeoutMs }),
  });
  const bot = createBot({
    ...{ config, broker: venue.broker, store: botStore, clock, random: botRandom, logger },
    ...(options.snapshots !== undefined && { snapshots: options.snapshots }),
    ...(options.inputs !== undefined && { inputs: options.inputs }),
    ...(options.control !== undefined && { control: options.control }),
  });
  if (trace !== undefined) bot.events$.subscribe((event) => trace.add('bot', traceText(event)));
  return {
    bot,
    venue,
    async start() {
      venue.start();
      await bot.start();
    },
    async stop(reason) {
      await bot.stop({ reason });
      venue.stop();
      await venue.flushed();
    },
  };
}

const traceText = ({ type, payload }: RecordedBotEvent): string => `${type} ${JSON.stringify(encodePayload(payload))}`;
