import type {
  AmendAnswer,
  Price,
  Quantity,
  Balance,
  BotConfig,
  BrokerErrorCode,
  CancelAnswer,
  Candle,
  ClientOrderId,
  ConfigIssue,
  Depth,
  EpochMs,
  FeeRates,
  FillDetail,
  FundingPayment,
  Instrument,
  InstrumentId,
  KeyPermissions,
  MarginSummary,
  ModeScope,
  OpenOrderPolicy,
  OrderProgress,
  OrderTerms,
  Quote,
  SubmitAnswer,
  TradingMode,
  TradingStatus,
  VenueOrder,
  VenueOutcome,
  VenuePosition,
} from '@bot/core';

/** What the engine may know of an operating error: never the error object itself. */
export interface FailedCall {
  readonly code: BrokerErrorCode | 'SendGateClosed';
  readonly venueOutcome: VenueOutcome;
  readonly message: string;
  /** How long the venue asked to be left alone. */
  readonly retryAfterMs?: number;
}

/** What the venue's books say, read in one go. */
export interface VenueBooks {
  readonly balances: readonly Balance[];
  readonly positions: readonly VenuePosition[];
  readonly openOrders: readonly VenueOrder[];
  /** Our live orders, looked up one by one: what the list of open orders no longer shows. */
  readonly ours: readonly { readonly clientOrderId: ClientOrderId; readonly found: VenueOrder | null }[];
  readonly fills: readonly FillDetail[];
  /** The orders behind fills that are not ours, where the venue still has them. */
  readonly foreignOrders: readonly VenueOrder[];
  /** null: the venue lists none, and what was paid shows only in the cash. */
  readonly fundings: readonly FundingPayment[] | null;
  /** Perpetuals only. */
  readonly margins: readonly MarginSummary[];
}

/** What a duty brought. */
export type TaskResult =
  | { readonly task: 'OrderReconciliation'; readonly orders: Pick<VenueBooks, 'openOrders' | 'ours' | 'fills'> }
  | {
      readonly task: 'Telemetry';
      readonly balances: readonly Balance[];
      readonly fees: FeeRates;
      readonly permissions: KeyPermissions;
      readonly instruments: readonly Instrument[];
    }
  | { readonly task: 'Guards' | 'Metrics' };

/** The duties that are carried out under supervision of the shell; the reading of the books has inputs of its own. */
export type ShellTask = TaskResult['task'];

/** Which command of another process an input is. Absent: it was asked for inside this process. */
export interface CommandOrigin {
  readonly commandId: string;
  /** Who asks. */
  readonly by: string;
  /** Since it was written, in real time. */
  readonly ageMs: number;
}

/** Everything that can reach the engine. `at` is the bot's clock when it came in. */
export type EngineInput = { readonly at: EpochMs } & (
  | { readonly type: 'Started'; readonly drawn: { readonly storeEpoch: string; readonly entropy: string } }
  | {
      readonly type: 'VenueLoaded';
      readonly instruments: readonly Instrument[];
      readonly fees: FeeRates;
      readonly permissions: KeyPermissions;
      readonly warmUp: readonly Candle[];
    }
  | { readonly type: 'VenueLoadFailed'; readonly failure: FailedCall }
  /** The key was tried after it had been refused. */
  | { readonly type: 'PermissionsRead'; readonly permissions: KeyPermissions }
  | { readonly type: 'PermissionsUnreadable'; readonly failure: FailedCall }
  | { readonly type: 'QuoteSampled'; readonly quote: Quote }
  /** The best levels of a book that has changed, once a cycle. */
  | { readonly type: 'DepthSampled'; readonly depth: Depth }
  | { readonly type: 'TradingStatusSeen'; readonly instrumentId: InstrumentId; readonly status: TradingStatus }
  /** So many messages are missing; null: none by number, but what a book became cannot be true. */
  | { readonly type: 'FeedGap'; readonly missed: number | null }
  /** Instruments that the stream tells nothing of. `Dead`: not even that it is alive. */
  | {
      readonly type: 'FeedSilent';
      readonly instrumentIds: readonly InstrumentId[];
      readonly connection: 'Live' | 'Silent' | 'Dead';
    }
  /** The stream tells of an instrument again, or for the first time. */
  | { readonly type: 'FeedSpoke'; readonly instrumentId: InstrumentId }
  | { readonly type: 'FeedNotOpened'; readonly failure: FailedCall }
  /** Prices were asked for. What came is sampled like what streams; null: all came. */
  | { readonly type: 'QuotesPolled'; readonly failure: FailedCall | null }
  | { readonly type: 'VenueBooksRead'; readonly books: VenueBooks }
  | { readonly type: 'TaskFinished'; readonly result: TaskResult }
  | { readonly type: 'TaskFailed'; readonly task: ShellTask; readonly failure: FailedCall }
  | { readonly type: 'VenueBooksUnreadable'; readonly failure: FailedCall }
  | { readonly type: 'SubmitAnswered'; readonly answer: SubmitAnswer }
  | { readonly type: 'SubmitFailed'; readonly clientOrderId: ClientOrderId; readonly failure: FailedCall }
  | { readonly type: 'OrderReported'; readonly progress: OrderProgress }
  | { readonly type: 'FillReported'; readonly fill: FillDetail }
  | { readonly type: 'OrderQueried'; readonly clientOrderId: ClientOrderId; readonly found: VenueOrder | null }
  | { readonly type: 'OrderQueryFailed'; readonly clientOrderId: ClientOrderId; readonly failure: FailedCall }
  | { readonly type: 'CancelAnswered'; readonly clientOrderId: ClientOrderId; readonly answer: CancelAnswer }
  | { readonly type: 'CancelFailed'; readonly clientOrderId: ClientOrderId; readonly failure: FailedCall }
  | { readonly type: 'OrderWished'; readonly wishId: string; readonly terms: OrderTerms }
  | {
      readonly type: 'AmendWished';
      readonly clientOrderId: ClientOrderId;
      readonly limitPrice: Price;
      readonly quantity: Quantity;
    }
  | { readonly type: 'AmendAnswered'; readonly clientOrderId: ClientOrderId; readonly answer: AmendAnswer }
  | { readonly type: 'AmendFailed'; readonly clientOrderId: ClientOrderId; readonly failure: FailedCall }
  | { readonly type: 'CancelWished'; readonly clientOrderId: ClientOrderId; readonly reason: string }
  | {
      readonly type: 'ModeCommanded';
      readonly mode: TradingMode;
      readonly reason: string;
      /** Default: everywhere. */
      readonly scope?: ModeScope;
      /** Default: until it is changed. */
      readonly until?: EpochMs | null;
      readonly command?: CommandOrigin;
    }
  | { readonly type: 'KillSwitchPulled'; readonly reason: string; readonly command?: CommandOrigin }
  | {
      readonly type: 'CancelAllWished';
      readonly scope: ModeScope;
      readonly reason: string;
      readonly command: CommandOrigin;
    }
  /** The KILL file stands beside the log; null: not any more. */
  | { readonly type: 'KillFileSeen'; readonly reason: string | null }
  /** The inbox could not be read several times in a row; null: it can be read again. */
  | { readonly type: 'InboxPolled'; readonly problem: { readonly code: string; readonly message: string } | null }
  /** A configuration that keeps its own rules, to go by from now on. */
  | { readonly type: 'ConfigOffered'; readonly reloadId: string; readonly config: BotConfig }
  /** What was to be the configuration cannot be read, or breaks rules. */
  | { readonly type: 'ConfigRefused'; readonly reloadId: string; readonly problems: readonly ConfigIssue[] }
  | { readonly type: 'Woke' }
  /** Nothing new is begun from here on; what becomes of live orders is said. */
  | { readonly type: 'StopRequested'; readonly openOrders: OpenOrderPolicy }
  | {
      readonly type: 'Stopped';
      readonly reason: string;
      /** What had not ended when the time for it was over. Default: nothing. */
      readonly unfinished?: readonly string[];
    }
);

export type InputOf<Type extends EngineInput['type']> = Extract<EngineInput, { type: Type }>;
