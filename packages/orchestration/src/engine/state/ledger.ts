import type {
  ClientOrderId,
  CommandAnswer,
  Currency,
  EpochMs,
  Instrument,
  InstrumentId,
  Money,
  Order,
  OrderEpoch,
  PendingSend,
  Position,
  Price,
  Quantity,
  Restriction,
  Side,
  StrategyId,
  TradeId,
  VenueOrderId,
} from '@bot/core';
import { NotedMap } from './notedMap';

/** What live orders may still buy and sell of one instrument. */
export interface LiveQuantities {
  readonly buy: Quantity;
  readonly sell: Quantity;
}

/** What an instrument has earned and cost since the log began, open positions not included. */
export interface TradedResult {
  readonly realizedPnl: Money;
  readonly commission: Money;
  /** Of perpetuals: what was received less what was paid. */
  readonly funding: Money;
}

/** Somebody else's live order: what it may still do, and what it keeps back. */
export interface ExternalOrder {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly currency: Currency;
  readonly hold: Money;
}

/** A perpetual, as far as funding may have been paid for it that is not in the books. */
export interface HeldForFunding {
  /** The most of it that was held since the books agreed, signed. */
  readonly netQuantity: Quantity;
  /** What that was worth by its entry. */
  readonly value: Money;
  /** It may have been held from here … */
  readonly from: EpochMs;
  /** … to here; null: it is held. */
  readonly to: EpochMs | null;
}

/** What was taken over without a record of the venue; a record that comes later takes its place. */
export interface AdjustedPosition {
  readonly netQuantity: Quantity;
  readonly price: Price;
  readonly at: EpochMs;
}
export interface AdjustedCash {
  readonly amount: Money;
  readonly at: EpochMs;
}

export interface SubmitAttempts {
  readonly lastAt: EpochMs;
  /** One of them may have reached the venue. */
  readonly mayExist: boolean;
}

/** Fills of one order whose price and fee are known. */
export interface SettledFills {
  readonly tradeIds: Set<TradeId>;
  readonly quantity: Quantity;
}

/** How many orders were submitted. */
export interface Submissions {
  /** Since the day was opened. */
  today: number;
  /** In the seconds of the last minute. */
  readonly bySecond: Map<number, number>;
}

/** What we own and what we have promised: folded from the events of the log, and from nothing else. Owned by `evolve`. */
export interface Ledger {
  lastSeq: number;
  /** When the newest event happened. */
  lastAt: EpochMs;
  epoch: OrderEpoch | null;
  /** The configuration in force, by path, as text. */
  readonly settings: Map<string, string>;
  /** When this log took the place of a damaged one; null: it is the first. */
  replacedAt: EpochMs | null;
  /** How many orders were ever submitted; the next client order id carries the next number. */
  orderSequence: number;
  /** What holds trading back, by scope and cause. */
  readonly restrictions: Map<string, Restriction>;
  /** `openedAs`: its date by the clock that opened it, which was days ahead. */
  day: { readonly date: string; readonly equity: Money; readonly openedAs?: string } | null;
  readonly submissions: Submissions;
  /** Requests that change something at the venue, in the seconds of the last minute. */
  readonly requests: Map<number, number>;
  /** What a drawdown is measured from; null until it was first seen, and after a person has resumed from one. */
  highWater: Money | null;
  /** How many round trips in a row have lost. */
  lossStreak: number;
  /** What an instrument had earned, commission off, when its open position was begun. */
  readonly tripsBegan: Map<InstrumentId, Money>;
  readonly instruments: Map<InstrumentId, Instrument>;
  /** Instruments whose books were begun: what the account held of them was adopted or ignored. */
  readonly opened: Set<InstrumentId>;
  readonly cash: Map<Currency, Money>;
  /** Coins that were there before the bot and are none of its business. */
  readonly ignored: Map<InstrumentId, Quantity>;
  /** Open positions only. */
  readonly positions: Map<InstrumentId, Position>;
  /** Whose the positions are: a book for each strategy, and one for the operator. They add up to the position. */
  readonly strategyBooks: Map<InstrumentId, Map<StrategyId, Position>>;
  readonly results: Map<InstrumentId, TradedResult>;
  /** Live orders, and ended ones until the reconciliation horizon has passed. */
  readonly orders: Map<ClientOrderId, Order>;
  readonly liveOrderIds: Set<ClientOrderId>;
  /** The same by instrument. */
  readonly liveIn: Map<InstrumentId, Set<ClientOrderId>>;
  /** Those of them that protect a position, and of which instrument. */
  readonly liveProtection: Map<ClientOrderId, InstrumentId>;
  /** Requests that are to be sent, or were sent and are not answered, in the order in which they were decided. */
  readonly sends: Map<ClientOrderId, PendingSend>;
  /** What is known of the submits of live orders that the venue has not named. */
  readonly attempts: Map<ClientOrderId, SubmitAttempts>;
  /** The venue asked for a pause: no request leaves before this. */
  pausedUntil: EpochMs;
  /** When orders ended, or were heard of since, the oldest first: so that nobody has to search for what may be forgotten. */
  readonly endedAt: Map<ClientOrderId, EpochMs>;
  /** Orders that have filled more than is known in detail. */
  readonly unsettledOrderIds: Set<ClientOrderId>;
  /** Since when live orders are filled in part. */
  readonly partlyFilled: Map<ClientOrderId, EpochMs>;
  /** When the venue refused orders, by instrument; the latest ones. */
  readonly rejections: Map<InstrumentId, readonly EpochMs[]>;
  /** The position for which a protective order was not taken: it is not tried again for the same. */
  readonly unprotected: Map<InstrumentId, Quantity>;
  /** Live orders that are to be canceled once the venue has named them. */
  readonly cancelWishes: Set<ClientOrderId>;
  /** Running sums over live orders. */
  readonly liveQuantities: Map<InstrumentId, LiveQuantities>;
  readonly holds: Map<Currency, Money>;
  /** Whose details have come, by order. */
  readonly settled: Map<ClientOrderId, SettledFills>;
  /** Trades of others and trades that were taken back, by id, and payments of funding: what is in the books already. */
  readonly bookedTrades: Map<TradeId, EpochMs>;
  readonly bookedFundings: Map<string, EpochMs>;
  /** The last trade by which the venue liquidated us, by currency, until what it left owing was paid. */
  readonly liquidations: Map<Currency, TradeId>;
  /** Trades of others and fundings from this time on are known by their ids; older ones are in the books, or before them. */
  recordsFrom: EpochMs;
  /** When our books and the venue's were compared last; null: never. */
  comparedAt: EpochMs | null;
  /** When they agreed last and that was recorded. */
  agreedAt: EpochMs;
  readonly heldForFunding: Map<InstrumentId, HeldForFunding>;
  readonly externalOrders: Map<VenueOrderId, ExternalOrder>;
  readonly adjustedPositions: Map<InstrumentId, AdjustedPosition>;
  readonly adjustedCash: Map<Currency, AdjustedCash>;
  readonly stops: Map<InstrumentId, { readonly bestPrice: Price; readonly stopPrice: Price }>;
  /** Denials that were reported and whose cause stands: they are not reported again. */
  readonly denials: Set<string>;
  /** Alerts that were raised and whose cause stands, by code and subject. */
  readonly alerts: Set<string>;
  /** The newest commands of other processes, by id: what they were answered. */
  readonly commands: Map<string, CommandAnswer>;
}

export const createLedger = (): Ledger => ({
  lastSeq: 0,
  lastAt: 0,
  epoch: null,
  settings: new Map(),
  replacedAt: null,
  orderSequence: 0,
  restrictions: new Map(),
  day: null,
  submissions: { today: 0, bySecond: new Map() },
  requests: new Map(),
  highWater: null,
  lossStreak: 0,
  tripsBegan: new Map(),
  instruments: new NotedMap(),
  opened: new Set(),
  cash: new Map(),
  ignored: new Map(),
  positions: new NotedMap(),
  strategyBooks: new NotedMap(),
  results: new Map(),
  orders: new Map(),
  liveOrderIds: new Set(),
  liveIn: new Map(),
  liveProtection: new Map(),
  sends: new Map(),
  partlyFilled: new Map(),
  rejections: new Map(),
  unprotected: new Map(),
  attempts: new Map(),
  pausedUntil: 0,
  endedAt: new Map(),
  unsettledOrderIds: new Set(),
  cancelWishes: new Set(),
  liveQuantities: new NotedMap(),
  holds: new Map(),
  settled: new Map(),
  bookedTrades: new Map(),
  bookedFundings: new Map(),
  liquidations: new Map(),
  recordsFrom: 0,
  comparedAt: null,
  agreedAt: 0,
  heldForFunding: new Map(),
  externalOrders: new Map(),
  adjustedPositions: new Map(),
  adjustedCash: new Map(),
  stops: new Map(),
  denials: new Set(),
  alerts: new Set(),
  commands: new Map(),
});

/** A ledger that was read from a snapshot, so that totals over it are kept up like those over any other. */
export const noted = (ledger: Ledger): Ledger => ({
  ...ledger,
  instruments: new NotedMap(ledger.instruments),
  positions: new NotedMap(ledger.positions),
  strategyBooks: new NotedMap(ledger.strategyBooks),
  liveQuantities: new NotedMap(ledger.liveQuantities),
});
