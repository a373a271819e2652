import type { BotConfig, InstrumentId, Random } from '@bot/core';
import type { BotUnderTestFactory, Duration, Layer, Trace, VirtualClock } from '@bot/simulation';
import type { InvariantId } from '../invariants/invariants';
import type { InvariantChecks } from '../invariants/invariantChecks';
import type { Subject } from './subject';
import type { WorldBot } from './worldBot';
import type { WorldStore } from './worldStore';
import type { WorldTime } from './worldTime';
import type { WorldVenue } from './worldVenue';

export interface WorldOptions {
  /** The root of its seeds. The environment variable SIM_SEED wins. */
  readonly seed?: string;
  /** What the world is for: part of its seed, so that each test has a world of its own. */
  readonly name?: string;
  /** Default: those of the configuration. */
  readonly instruments?: readonly InstrumentId[];
  /** Default: `scenarioConfig`. */
  readonly config?: BotConfig;
  /** Default: in memory. */
  readonly layer?: Layer;
  readonly bot?: BotUnderTestFactory;
  /** What must never be shown, such as a key that the bot has: INV-33 looks for it. */
  readonly secrets?: readonly string[];
  /** The bot starts with the first step of time, so that what the test sets up first was there before it. Default: false. */
  readonly startsBot?: boolean;
  /** The command that repeats the test. Checks that fail say it, with the seed. */
  readonly replay?: string;
  /** Epoch milliseconds. Default: 2025-10-15, 12:00 UTC. */
  readonly startAt?: number;
}

/** The clock of a world. Only the world moves it. */
export interface WorldClock extends Omit<VirtualClock, 'jump'> {
  /** The wall clock is set forward, or back: `'-2s'`. */
  jump(by: Duration): void;
}

/** Everything that a test needs, each part made when it is first named. */
export interface World extends Subject<'world'>, WorldTime, AsyncDisposable {
  readonly name: string;
  /** What its seed was made from. */
  readonly rootSeed: string;
  readonly seed: string;
  /** What is in force: that of the bot that runs now. */
  readonly config: BotConfig;
  readonly clock: WorldClock;
  readonly random: Random;
  readonly trace: Trace;
  readonly venue: WorldVenue;
  readonly store: WorldStore;
  readonly bot: WorldBot;
  readonly invariants: InvariantChecks;
  /** Opts out of one invariant, with the reason. */
  allow(invariant: InvariantId, reason: string): void;
  /**
   * Writes the configuration anew, as a person edits its file: the next start goes by it, and so does a running bot once it
   * has read it again (`bot.reload`). What cannot be read is a function that throws.
   */
  configure(next: BotConfig | (() => BotConfig)): void;
  /** Lets presets put things where they were before the bot came. */
  given(...presets: readonly Preset[]): Promise<void>;
  /** Ends the bot, opens its log again and starts the next one on it; `prepare` may plan what becomes of its appends. */
  restartBot(how?: 'stop' | 'kill', prepare?: (store: WorldStore) => void): Promise<void>;
  /** A world like this one with nothing in it yet, to go through the same again. Whoever asks for it closes it. */
  another(label: string): World;
  /** Ends everything. @throws FixtureError when something is left: timers, faults that never fired, a broken invariant */
  close(): Promise<void>;
  readonly isClosed: boolean;
  /** Invariants that could not be checked here, since the bot does not offer what it takes: `INV-05 (journal)`. */
  readonly notEvaluated: readonly string[];
}

/** Something that was there before: it drives the true venue. */
export type Preset = (world: World) => void | Promise<void>;
