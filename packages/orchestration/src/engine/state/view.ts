import type {
  Balance,
  ClientOrderId,
  Currency,
  Depth,
  EpochMs,
  FeeRates,
  Instrument,
  InstrumentId,
  JsonValue,
  KeyPermissions,
  MarginSummary,
  MarkWindow,
  Quote,
  StrategyId,
  TradingStatus,
} from '@bot/core';
import { openAccess, type AccessView } from './access';
import { createFeedView, type FeedView } from './feed';
import { neverRan, taskNames, type TaskName, type TaskRecord } from './tasks';
import { NotedMap } from './notedMap';
import type { SendBucket } from '../sending/limiter';

/** The state of the look-up of an order whose fate is unknown. */
export interface PendingQuery {
  readonly tries: number;
  /** null while a look-up is on its way. */
  readonly nextAt: EpochMs | null;
}

/** One attempt: `Cancel:2`. */
export interface AskedOnce {
  readonly what: string;
  readonly answered: boolean;
}

/** A cancel that came to nothing. */
export interface RefusedCancel {
  readonly tries: number;
  /** null while another one is on its way. */
  readonly nextAt: EpochMs | null;
}

/** What is seen, not owned: bounded, fed by samples, rebuilt by warm-up; never needed to know what we own. */
export interface View {
  now: EpochMs;
  /** By how much the clock was set back (below zero) or jumped ahead before this input; 0: it goes. */
  clockStepMs: number;
  /** null until the venue was loaded. */
  fees: FeeRates | null;
  /** What our key may do, as the venue last said; null while that is not known. */
  permissions: KeyPermissions | null;
  access: AccessView;
  /** True once our books were compared with the venue's since the start. */
  reconciled: boolean;
  /** The drifts of the last reading, as text, and since when each has been seen; a drift counts when it is seen twice. */
  drifts: ReadonlyMap<string, EpochMs>;
  /** Since when our books and the venue's differ; null: they agree. */
  differSince: EpochMs | null;
  /** For how long they differed before, since the start of the process. */
  differedMs: number;
  /** When the venue's books were read last. */
  booksReadAt: EpochMs | null;
  /** A reading was asked for while one was on its way. */
  readAgain: boolean;
  /** Perpetuals: how the account stands, by quote currency, as the venue last said. */
  readonly margins: Map<Currency, MarginSummary>;
  /** Everything that the venue lists, also what is none of ours. */
  readonly listed: Map<InstrumentId, Instrument>;
  /** Terms, fees and candles are being read, or will be. */
  loading: boolean;
  loadTries: number;
  loadAt: EpochMs | null;
  readonly marks: Map<InstrumentId, MarkWindow>;
  /** The newest quote as a whole, of each instrument that was sampled. */
  readonly quotes: Map<InstrumentId, Quote>;
  /** What each instrument takes at present; one that is missing is Online. */
  readonly tradingStatuses: Map<InstrumentId, TradingStatus>;
  /** Instruments of ours that the venue did not list when it was last asked. */
  readonly delisted: Set<InstrumentId>;
  /** The best levels of each book, as of the last cycle; none after a loss, until a new snapshot has come. */
  readonly depths: Map<InstrumentId, Depth>;
  readonly feed: FeedView;
  readonly memories: Map<InstrumentId, Map<StrategyId, JsonValue>>;
  /** Strategies that are to begin with candles that are not there yet. */
  readonly cold: Set<StrategyId>;
  /** Strategies that could not take the newest sample in, and what they threw. */
  readonly stumbles: Map<StrategyId, string>;
  /** How often each strategy has failed in a row. */
  readonly strategyFailures: Map<StrategyId, number>;
  readonly queries: Map<ClientOrderId, PendingQuery>;
  /** Orders and cancels in a row that failed on their way. */
  errors: { readonly streak: number; readonly lastAt: EpochMs };
  /** Cancels that the venue refused or never saw: how often, and when they may be asked for again. */
  readonly refusedCancels: Map<ClientOrderId, RefusedCancel>;
  /** What may leave by the limit of requests. */
  bucket: SendBucket;
  /** The attempt of a cancel or an amendment that is under way, by order. A submit says so in the ledger. */
  readonly asked: Map<ClientOrderId, AskedOnce>;
  /** When each duty is due; null: not started, or being carried out. */
  readonly tasks: Map<TaskName, EpochMs | null>;
  readonly taskRecords: Map<TaskName, TaskRecord>;
  /** When the duties began; null: not yet. */
  tasksBeganAt: EpochMs | null;
  /** What the KILL file says; null: there is none. */
  killFile: string | null;
  /** Nothing new is begun any more. */
  stopping: boolean;
  /** Money at the venue, as the telemetry last read it. */
  balances: readonly Balance[];
}

export const createView = (): View => ({
  now: 0,
  clockStepMs: 0,
  fees: null,
  permissions: null,
  access: openAccess,
  reconciled: false,
  drifts: new Map(),
  differSince: null,
  differedMs: 0,
  booksReadAt: null,
  readAgain: false,
  margins: new Map(),
  listed: new Map(),
  loading: false,
  loadTries: 0,
  loadAt: null,
  marks: new NotedMap(),
  quotes: new Map(),
  tradingStatuses: new Map(),
  delisted: new Set(),
  depths: new Map(),
  feed: createFeedView(),
  memories: new Map(),
  cold: new Set(),
  stumbles: new Map(),
  strategyFailures: new Map(),
  queries: new Map(),
  bucket: { tokens: Number.MAX_SAFE_INTEGER, at: 0 },
  asked: new Map(),
  errors: { streak: 0, lastAt: 0 },
  refusedCancels: new Map(),
  tasks: new Map(taskNames.map((name) => [name, null])),
  taskRecords: new Map(taskNames.map((name) => [name, neverRan])),
  tasksBeganAt: null,
  killFile: null,
  stopping: false,
  balances: [],
});
