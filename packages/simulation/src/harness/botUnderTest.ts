import type {
  BotConfig,
  Broker,
  Clock,
  CommandInbox,
  DenialReason,
  Depth,
  EventStore,
  EpochMs,
  InstrumentId,
  KillFile,
  Logger,
  MarginSummary,
  Mark,
  ModeScope,
  Money,
  Order,
  Position,
  Random,
  RecordedBotEvent,
  StrategyId,
  Restriction,
  TradingMode,
} from '@bot/core';
import type { Trace } from '../trace/trace';

/** What a bot gets from the world it is tested in. Nothing else of the outside reaches it. */
export interface BotSurroundings {
  readonly config: BotConfig;
  readonly broker: Broker;
  readonly store: EventStore;
  /** What other processes leave for it. A bot that takes no commands looks at neither. */
  readonly control: { readonly inbox: CommandInbox; readonly killFile: KillFile };
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly trace: Trace;
}

/** Makes a bot that has not started yet. A second one on the same store is the restart after a stop or a crash. */
export type BotUnderTestFactory = (surroundings: BotSurroundings) => BotUnderTest;

/** The least that a bot must offer, and what it may offer besides. Checks that need a missing capability say so. */
export interface BotUnderTest {
  /** Resolves when the bot trades (its books were compared with the venue's). */
  start(): Promise<void>;
  /** Resolves when everything it started has ended. Stopping twice is allowed. What comes back is what had not. */
  stop(options?: StopRequest): Promise<StopOutcome | void>;
  /** Ends at once, as a killed process would: nothing is written or sent any more. */
  readonly kill?: () => void;
  /** Asks for an order, as a person would. */
  readonly submit?: (wish: OrderWish) => SubmittedWish;
  readonly cancel?: (clientOrderId: string) => void;
  /** New terms for a limit order that rests. Decimal text; the whole quantity, with what is filled already. */
  readonly amend?: (clientOrderId: string, terms: { readonly limitPrice: string; readonly quantity: string }) => void;
  /** Changes how freely the bot may trade, as an operator would; Normal resumes. */
  readonly setMode?: (mode: TradingMode, reason: string, place: ModePlace) => void;
  /** Goes by what is read now, or says what is wrong with it; `taken` is called when it is in force. */
  readonly reload?: (read: () => BotConfig, taken: () => void) => void;
  readonly snapshot?: () => BotSnapshot;
  /** Everything the bot wrote to its log, oldest first. */
  readonly journal?: () => readonly RecordedBotEvent[];
  /** What it owns as text: in memory, and folded anew from its log. Equal texts, equal things. */
  readonly ledger?: () => { readonly live: string; readonly folded: string };
}

/** Where a mode holds, and until when; null: until somebody changes it. */
export interface ModePlace {
  readonly scope: ModeScope;
  readonly until: EpochMs | null;
}

/** How a bot is to stop. What is left out is for the bot to say. */
export interface StopRequest {
  readonly deadlineMs?: number;
  readonly openOrders?: 'keep' | 'cancel';
}

export interface StopOutcome {
  readonly unfinished: readonly string[];
}

export interface OrderWish {
  readonly instrumentId: InstrumentId;
  readonly side: 'Buy' | 'Sell';
  /** Decimal text. */
  readonly quantity: string;
  /** Decimal text; without it the order is a market order. */
  readonly limitPrice?: string;
  readonly timeInForce?: 'GTC' | 'IOC' | 'FOK';
  readonly postOnly?: boolean;
  readonly reduceOnly?: boolean;
}

/** Follows a wish through the bot. Reading it never moves time. */
export interface SubmittedWish {
  /** undefined until the bot has decided. */
  readonly decision: () => WishDecision | undefined;
  /** The order as the bot knows it now; undefined when it was denied or not yet decided. */
  readonly order: () => Readonly<Order> | undefined;
}

export type WishDecision =
  | { readonly decision: 'Submitted'; readonly clientOrderId: string }
  | {
      readonly decision: 'Denied';
      readonly reason: DenialReason;
      readonly numbers: { readonly [name: string]: string };
    };

/** A recurring duty of the bot. */
export interface TaskState {
  readonly name: string;
  readonly intervalMs: number;
  /** null until the bot was started, and while it is being carried out. */
  readonly nextAt: number | null;
  /** When it last ended well; null: never yet. */
  readonly lastRanAt: number | null;
  /** How often it has failed in a row. */
  readonly failures: number;
}

export interface BotSnapshot {
  /** The mode that holds everywhere. */
  readonly mode: TradingMode;
  /** Everything that holds trading back now. */
  readonly restrictions?: readonly Restriction[];
  readonly orders: readonly Readonly<Order>[];
  readonly positions: readonly Position[];
  /** What each strategy, and the operator, holds of each instrument. Together it is the position. */
  readonly strategyBooks?: ReadonlyMap<InstrumentId, ReadonlyMap<StrategyId, Position>>;
  readonly cash: ReadonlyMap<string, Money>;
  /** What each instrument has earned (before commission) and cost since the log began; also when its position is closed. */
  readonly results?: ReadonlyMap<
    InstrumentId,
    { readonly realizedPnl: Money; readonly commission: Money; readonly funding?: Money }
  >;
  /** For how long the bot's books have differed from the venue's: the span that lasts, and all since the start. */
  readonly disagreement?: { readonly lastsMs: number; readonly totalMs: number };
  /** How much there is of everything that the bot keeps or that waits in it, by name. */
  readonly kept?: ReadonlyMap<string, number>;
  /** Perpetuals: how the account stands, as the venue last told the bot. */
  readonly margins?: readonly MarginSummary[];
  readonly marks: ReadonlyMap<InstrumentId, readonly Mark[]>;
  /** Empty when the bot has ended. */
  readonly tasks: readonly TaskState[];
  readonly feed?: FeedSnapshot;
}

/** How the market reaches the bot. */
export interface FeedSnapshot {
  /** False after messages were lost, until a new connection has begun. */
  readonly isWhole: boolean;
  /** When the connection was opened that is listened to; null before the first. */
  readonly openedAt: EpochMs | null;
  /** Where the price of each instrument comes from. */
  readonly sources: ReadonlyMap<InstrumentId, 'Stream' | 'Rest'>;
  readonly depths: ReadonlyMap<InstrumentId, Depth>;
}
