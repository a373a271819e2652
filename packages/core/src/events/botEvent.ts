import type { ProfileName } from '../config/botConfig';
import type { CommandRecord } from '../control/commandRecord';
import type { CommandRefusal } from '../control/commandRefusals';
import type { ConfigChange } from '../config/configChange';
import type { ConfigIssue } from '../errors/inputErrors';
import type { Currency, Instrument, InstrumentId } from '../instrument/instrument';
import type { Money, Notional, Price, Quantity } from '../money/amount';
import type {
  ClientOrderId,
  FillDetail,
  OrderIntent,
  OrderRequest,
  StrategyId,
  StrategyShare,
  TradeId,
  VenueOrderId,
} from '../order/order';
import type { Side } from '../order/side';
import type { OrderStatus } from '../order/orderStatus';
import type { OrderAction } from '../order/pendingSend';
import type { RejectReason } from '../order/rejectReason';
import type { EpochMs } from '../ports/clock';
import type { DriftPolicy } from '../config/reconciliationConfig';
import type { FundingPayment } from '../ports/accountClient';
import type { Drift } from '../reconciliation/drift';
import type { DenialReason } from '../risk/denialReasons';
import type { ModeActor, ModeCause, ModeScope } from '../risk/modeCauses';
import type { Numbers } from '../risk/numbers';
import type { TradingMode } from '../risk/tradingMode';
import type { AggregationPolicy } from '../strategy/aggregateSignals';
import type { Signal } from '../strategy/strategy';

/** What a decision was made on. null: there was no price. */
export interface DecidedOn {
  readonly mark: Price | null;
  readonly markAgeMs: number | null;
  readonly equity: Money;
  readonly dayResult: Money;
}

/** Payloads by event type. The state of what we own is folded from these and from nothing else. */
export interface BotEventPayloads {
  ProcessStarted: {
    readonly storeEpoch: string;
    readonly processEpoch: number;
    readonly entropy: string;
    readonly profile: ProfileName;
    /** What of the configuration is other than the last that was in force; in a new log all of it. Absent when nothing is. */
    readonly changes?: readonly ConfigChange[];
  };
  /**
   * The clock was set back by so much (below zero), or was ahead of everything that was planned by so much: the machine slept, or
   * its clock was set ahead. `day`: the day that goes on, where the last one was opened by a clock that was days ahead.
   */
  ClockChanged: { readonly byMs: number; readonly day?: string };
  /** A running bot goes by another configuration from here on. */
  ConfigChanged: { readonly changes: readonly ConfigChange[] };
  /** A configuration was offered that cannot be taken over; the old one holds. */
  ConfigRejected: { readonly problems: readonly ConfigIssue[] };
  /** `unfinished`: what had not ended when the time for it was over. */
  ProcessStopped: { readonly reason: string; readonly unfinished?: readonly string[] };
  /** The first event of a log that stands in for a damaged one: where that was put, and what was wrong with it. */
  StoreReplaced: { readonly archive: string; readonly problems: readonly string[] };
  /** What we trade by: when it was first seen, and whenever it changed. */
  InstrumentListed: { readonly instrument: Instrument };
  /** The cash that the books start from. */
  CashAdopted: {
    readonly balances: readonly { readonly currency: Currency; readonly total: Money }[];
    /** Trades of others and payments of funding that are in these books already. */
    readonly tradeIds?: readonly TradeId[];
    readonly fundingIds?: readonly string[];
  };
  HoldingAdopted: {
    readonly instrumentId: InstrumentId;
    readonly netQuantity: Quantity;
    readonly costBasis: Money;
    /** Whose book it goes to. Default: that of the one strategy that there was. */
    readonly strategyId?: StrategyId;
  };
  HoldingIgnored: { readonly instrumentId: InstrumentId; readonly netQuantity: Quantity };
  DayOpened: { readonly date: string; readonly equity: Money };
  /** The most that the equity ever was, in steps: what a drawdown is measured from. */
  HighWaterRaised: { readonly equity: Money };
  /** Version 2. What one cause asks for in one scope; Normal lifts it. `Every` with Normal lifts all causes of the scope. */
  ModeChanged: {
    readonly scope: ModeScope;
    readonly cause: ModeCause | 'Every';
    readonly mode: TradingMode;
    readonly actor: ModeActor;
    readonly until: EpochMs | null;
    readonly numbers: Numbers;
  };
  /** A command of another process was carried out: once, whatever crashes. Its id is what a repetition is known by. */
  CommandTaken: CommandRecord & { readonly commandId: string };
  /** What a person asked for was not done. `commandId` null: it was asked for inside the process. */
  CommandRefused: CommandRecord & { readonly commandId: string | null; readonly refusal: CommandRefusal };
  /** Version 2. What was made of the opinions on one instrument. Without winners they have cancelled each other out. */
  SignalsAggregated: {
    readonly instrumentId: InstrumentId;
    /** What decided: an aggregation policy, or the trailing stop, which is not put to a vote. */
    readonly policy: AggregationPolicy | 'TrailingStop';
    /** Where the position goes from here. */
    readonly netQuantity: Quantity;
    readonly winners: readonly Signal[];
    readonly losers: readonly Signal[];
  };
  /** A strategy threw, or said what cannot be followed. Its opinion was dropped. */
  StrategyFailed: { readonly strategyId: StrategyId; readonly instrumentId: InstrumentId; readonly error: string };
  /** What one strategy's book hands over to another's at a price, without an order. The position stays what it is. */
  BooksTransferred: {
    readonly instrumentId: InstrumentId;
    readonly seller: StrategyId;
    readonly buyer: StrategyId;
    readonly quantity: Quantity;
    /** Price × quantity × contract size. */
    readonly value: Notional;
    readonly reason: string;
  };
  OrderDenied: {
    readonly intent: OrderIntent;
    readonly reason: DenialReason;
    readonly numbers: Numbers;
    readonly decidedOn: DecidedOn;
    /** What else would have denied it. Absent when nothing would. */
    readonly also?: readonly { readonly reason: DenialReason; readonly numbers: Numbers }[];
  };
  /** Durable before the first attempt leaves. */
  OrderSubmitted: {
    readonly request: OrderRequest;
    readonly strategyId: StrategyId;
    /** Which strategy wants how much. Default: whose trade it is shows when it is filled. */
    readonly shares?: readonly StrategyShare[];
    readonly reason: string;
    readonly hold: Money;
    readonly decidedOn: DecidedOn;
  };
  SubmitAttempted: { readonly clientOrderId: ClientOrderId; readonly attempt: number };
  /** An attempt failed, and the same request is sent again when it is due, while it is still wanted. */
  RetryScheduled: {
    readonly clientOrderId: ClientOrderId;
    readonly action: OrderAction;
    /** The attempt that is to come. */
    readonly attempt: number;
    readonly dueAt: EpochMs;
    readonly error: string;
  };
  /** It is not sent again. What became of the attempts before is found out. */
  SendAbandoned: { readonly clientOrderId: ClientOrderId; readonly action: OrderAction; readonly reason: string };
  /** The venue takes no requests for now: none leaves before `until`. */
  SendingPaused: { readonly until: EpochMs; readonly error: string };
  OrderBecameUnknown: { readonly clientOrderId: ClientOrderId; readonly error: string };
  OrderFailed: { readonly clientOrderId: ClientOrderId; readonly reason: string };
  OrderRejected: { readonly clientOrderId: ClientOrderId; readonly reason: RejectReason; readonly message: string };
  /** A judged report: the status is the one after it, quantities are cumulative. */
  OrderProgressed: {
    readonly clientOrderId: ClientOrderId;
    readonly venueOrderId: VenueOrderId;
    readonly status: OrderStatus;
    readonly cumulativeQuantity: Quantity;
    readonly filledValue: Notional;
    readonly commission: Money;
    /** Quantity, value and commission that this report added. */
    readonly filledNow: { readonly quantity: Quantity; readonly value: Notional; readonly commission: Money };
    readonly reason: RejectReason | null;
    readonly late: boolean;
  };
  /** New terms are asked for: durable before the request leaves. */
  AmendRequested: {
    readonly clientOrderId: ClientOrderId;
    readonly limitPrice: Price;
    /** The whole quantity, with what is filled already. */
    readonly quantity: Quantity;
    readonly hold: Money;
  };
  /** The order has the terms that were asked for. */
  OrderAmended: { readonly clientOrderId: ClientOrderId };
  /** By the venue, or by ourselves before anything was sent: the order is what it was. */
  AmendRefused: { readonly clientOrderId: ClientOrderId; readonly message: string; readonly numbers: Numbers };
  AmendBecameUnknown: { readonly clientOrderId: ClientOrderId; readonly error: string };
  CancelRequested: { readonly clientOrderId: ClientOrderId; readonly reason: string };
  CancelRefused: { readonly clientOrderId: ClientOrderId; readonly message: string };
  /** The details of a fill whose quantity was counted already. */
  FillSettled: { readonly fill: FillDetail };
  /** A better price since entry: the ratchet of the trailing stop. */
  StopTrailed: { readonly instrumentId: InstrumentId; readonly bestPrice: Price; readonly stopPrice: Price };
  /** A difference to the venue's books that counts, and what it means for trading. */
  DriftFound: { readonly drift: Drift; readonly policy: DriftPolicy };
  /** A trade on this account that no order of ours made: position, cash and result follow. Once for each trade. */
  ExternalFillBooked: {
    readonly fill: FillDetail;
    readonly why: 'ForeignTrade' | 'Liquidation';
    /** So much of it concerns coins that the bot leaves alone; unsigned. */
    readonly ignoredQuantity: Quantity;
  };
  /** The venue took a trade back: what it moved is moved back, its fee included. The order stays as it is. */
  TradeBusted: { readonly fill: FillDetail; readonly ignoredQuantity: Quantity };
  FundingBooked: { readonly payment: FundingPayment };
  /**
   * Money came (above zero) or went; it is no result of trading. `Explained`: it was taken for that, and now has its record.
   * `Insurance`: the venue paid what was owed after a liquidation.
   */
  CashMoved: {
    readonly currency: Currency;
    readonly amount: Money;
    readonly why: 'Unexplained' | 'Explained' | 'ForeignTrade' | 'Insurance';
    /** The trade in something that is none of ours that moved it, or that of the liquidation. */
    readonly tradeId: TradeId | null;
  };
  /** A position that no record explains was taken over at this price. `Explained`: given back, since it now has its record. */
  PositionAdjusted: {
    readonly instrumentId: InstrumentId;
    readonly netQuantity: Quantity;
    readonly price: Price;
    readonly why: 'Unexplained' | 'Explained';
  };
  /** Somebody else's live order on this account, as it stands now: it counts for risk. */
  ExternalOrderSeen: {
    readonly venueOrderId: VenueOrderId;
    readonly clientOrderId: ClientOrderId;
    readonly instrumentId: InstrumentId;
    readonly side: Side;
    /** What may still be filled, and what the venue keeps back for it. */
    readonly quantity: Quantity;
    readonly hold: Money;
    readonly currency: Currency;
  };
  ExternalOrderEnded: { readonly venueOrderId: VenueOrderId };
  BooksCompared: { readonly drifts: readonly Drift[] };
  /** A task of which it was said that it fails, or is overdue, has ended well. */
  TaskRecovered: { readonly task: string };
  AlertRaised: {
    readonly severity: 'Warning' | 'Critical';
    readonly code: string;
    /** What it is about, such as an order id. One alert per code and subject. */
    readonly subject: string;
    readonly message: string;
  };
  /** The cause of an alert is over; it may be raised again. */
  AlertEnded: { readonly code: string; readonly subject: string };
}

export type BotEventType = keyof BotEventPayloads;

/** What happened, as the engine says it. */
export type BotEvent = {
  [Type in BotEventType]: { readonly type: Type; readonly payload: BotEventPayloads[Type] };
}[BotEventType];

/** What happened, as it stands in the log. */
export type RecordedBotEvent = BotEvent & {
  readonly seq: number;
  readonly at: EpochMs;
  readonly causationId: string;
  readonly correlationId: string;
};
