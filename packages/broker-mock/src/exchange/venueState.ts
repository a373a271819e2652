import {
  AssertionFailed,
  type Currency,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type JsonObject,
  type RejectReason,
  type TradingStatus,
  type VenueOrderStatus,
} from '@bot/core';
import type { FeeModel } from '../models/feeModel';
import type { FundingAtVenue } from './perpetual/fundingAtVenue';
import type { PendingValue } from './perpetual/pendingValue';
import type { FillModel } from '../models/fillModel';
import { createOrderBook } from './book/createOrderBook';
import type { BookEntry, OrderBook } from './book/orderBook';
import { createNumberedTable, type NumberedTable } from './numberedTable';
import { listingOf, type InstrumentRules, type Listing } from './listing';
import type { Units } from './units';
import type { AccountId, OrderEntry, OrderNo, QuotedBook, TradeNo, VenueEventOf } from './venueEvent';

/** An order at the venue; while it waits in the book it is its own entry there. Only `evolveVenue` changes it. */
export interface OrderAtVenue extends BookEntry {
  readonly accountId: AccountId;
  readonly orderNo: OrderNo;
  readonly entry: OrderEntry;
  readonly market: MarketState;
  readonly account: Account;
  readonly makerPpm: number;
  readonly takerPpm: number;
  readonly isLiquidation: boolean;
  /** The whole quantity, after amendments. */
  totalLots: number;
  /** null for a market order. After a stop woke it is the price that counts. */
  limitTicks: number | null;
  /** Where it is: in the book, waiting for its stop, or neither (on arrival, and after its end). A bracket may be at both. */
  waitsForStop: boolean;
  /** A cancel is on its way. */
  pendingCancel: boolean;
  status: VenueOrderStatus;
  filledLots: number;
  filledValue: Units;
  fees: Units;
  reason: RejectReason | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  /** What the account keeps back for it: quote currency for a spot buy, base currency for a spot sell, else nothing. */
  hold: Units;
  /** What it may add to a perpetual position, at its limit price; zero for spot and reduce-only. */
  pending: Units;
  /** Its neighbours among the live orders of the account. */
  openBefore: OrderAtVenue | null;
  openAfter: OrderAtVenue | null;
}

/** One fill of an account's order. */
export interface FillAtVenue {
  readonly accountId: AccountId;
  readonly tradeNo: TradeNo;
  readonly orderNo: OrderNo;
  readonly entry: OrderEntry;
  readonly ticks: number;
  readonly lots: number;
  readonly liquidity: 'Maker' | 'Taker';
  readonly fee: Units;
  readonly at: EpochMs;
  /** The fill that this one takes back; null for an ordinary fill. */
  readonly reverses: TradeNo | null;
}

/** One instrument's market. */
export interface MarketState {
  readonly listing: Listing;
  readonly book: OrderBook;
  /** Other people's entries in the book, and how they were put there as long as nobody has traded with them. */
  quotes: readonly BookEntry[];
  quotedAs: Pick<QuotedBook, 'bids' | 'asks'> | null;
  status: TradingStatus;
  /** The mark in half ticks: best bid and ask of other people added up, when they last quoted both. null before that. */
  markHalfTicks: number | null;
  /** The price of the underlying in half ticks; null where nobody says it: then the mark counts. */
  indexHalfTicks: number | null;
  /** The last trade, also of other people; null before the first. */
  lastTicks: number | null;
  /** Orders that wait for the price to rise to their stop, lowest stop first, then by age. */
  readonly stopsUp: OrderAtVenue[];
  /** Orders that wait for the price to fall to their stop, highest stop first, then by age. */
  readonly stopsDown: OrderAtVenue[];
  /** What was set by hand; null: the premium says it. */
  fundingPpb: number | null;
  /** Perpetuals; null before the first event. */
  nextFundingAt: EpochMs | null;
}

/** The live orders of an account, oldest first. They are links of the list themselves, so that coming and going cost next to nothing. */
export interface OpenOrders {
  size: number;
  first: OrderAtVenue | null;
  last: OrderAtVenue | null;
}

/** What an account has of one currency. */
export interface Holding {
  total: Units;
  hold: Units;
}

/** Signed lots and what they cost, signed like them. */
export interface PositionAtVenue {
  lots: number;
  basis: Units;
}

/** The first answer to a client order id: the order that was accepted, or why there is none. */
export type AnswerAtVenue =
  OrderAtVenue | { readonly reason: RejectReason; readonly message: string; readonly at: EpochMs };

export const isAccepted = (answer: AnswerAtVenue | undefined): answer is OrderAtVenue =>
  answer !== undefined && 'orderNo' in answer;

export interface Account {
  readonly accountId: AccountId;
  readonly holdings: Map<Currency, Holding>;
  readonly positions: Map<InstrumentId, PositionAtVenue>;
  readonly pending: Map<InstrumentId, PendingValue>;
  readonly answers: Map<string, AnswerAtVenue>;
  /** Live orders, oldest first. */
  readonly openOrders: OpenOrders;
  /** Traded value by hour since 1970, for the fee tier. */
  readonly volumeByHour: Map<number, Units>;
  /** What its newest order paid, which holds for all of the same hour; null before the first. */
  rates: { readonly hour: number; readonly maker: number; readonly taker: number } | null;
  inLiquidation: boolean;
  /** What the insurance has paid for it so far. */
  readonly insured: Map<Currency, Units>;
}

export interface VenueSetup {
  readonly instruments: readonly Instrument[];
  readonly feeModel: FeeModel;
  readonly rules?: { readonly [instrumentId: InstrumentId]: InstrumentRules };
  /** What trades among other people mean for waiting orders. Default: `queueFill`. */
  readonly fillModel?: FillModel;
  /** How long an accepted cancel takes. Default: 0, at once. */
  readonly cancelDelayMs?: number;
  /** How many ended orders, refusals, fills and trades are kept, of all accounts together. Default: 10,000. */
  readonly keptEnds?: number;
}

/** What will happen by itself. */
export interface Due {
  readonly at: EpochMs;
  readonly kind: 'Cancel' | 'Expiry';
  readonly order: OrderAtVenue;
}

/** Everything that the venue knows. Owned by `evolveVenue`; everybody else reads. */
export interface VenueState {
  readonly setup: VenueSetup;
  readonly markets: ReadonlyMap<InstrumentId, MarketState>;
  /** Whether any of them is a perpetual: without one nobody has a margin. */
  readonly hasPerpetuals: boolean;
  readonly accounts: Map<AccountId, Account>;
  /** Live orders and the newest ended ones. */
  readonly orders: NumberedTable<OrderAtVenue>;
  /** Ended orders that are still kept, oldest end first. */
  ended: OrderAtVenue[];
  /** Client order ids of orders that were refused and are still kept, oldest first. */
  readonly refused: { readonly account: Account; readonly clientOrderId: string }[];
  /** Stops that were reached and have not arrived yet, in that order. */
  readonly woken: OrderAtVenue[];
  /** What will happen by itself, soonest first, then by age of the order. */
  readonly dues: Due[];
  /** The newest fills of all accounts, oldest first. */
  fills: FillAtVenue[];
  /** Likewise. */
  fundings: FundingAtVenue[];
  /** The newest trades, so that one can be taken back. */
  readonly trades: NumberedTable<VenueEventOf<'TradeExecuted'>>;
  orderCount: number;
  tradeCount: number;
  /** Where the market source stood at the last step; null before the first. */
  marketPosition: JsonObject | null;
  /** The time of the last event; null before the first. */
  at: EpochMs | null;
}

export const KEPT_ENDS = 10_000;
/** A venue that has just opened: no accounts, empty books. */
export const createVenueState = (setup: VenueSetup): VenueState => ({
  setup,
  markets: new Map(
    setup.instruments.map((instrument) => [
      instrument.instrumentId,
      createMarket(instrument, setup.rules?.[instrument.instrumentId]),
    ]),
  ),
  hasPerpetuals: setup.instruments.some(({ kind }) => kind === 'Perpetual'),
  accounts: new Map(),
  orders: createNumberedTable(),
  ended: [],
  refused: [],
  woken: [],
  dues: [],
  fills: [],
  fundings: [],
  trades: createNumberedTable(),
  orderCount: 0,
  tradeCount: 0,
  marketPosition: null,
  at: null,
});

const createMarket = (instrument: Instrument, rules: InstrumentRules | undefined): MarketState => ({
  listing: listingOf(instrument, rules),
  book: createOrderBook(),
  quotes: [],
  quotedAs: null,
  status: instrument.tradingStatus ?? 'Online',
  markHalfTicks: null,
  indexHalfTicks: null,
  lastTicks: null,
  stopsUp: [],
  stopsDown: [],
  fundingPpb: null,
  nextFundingAt: null,
});

const createAccount = (accountId: AccountId): Account => ({
  accountId,
  holdings: new Map(),
  positions: new Map(),
  pending: new Map(),
  answers: new Map(),
  openOrders: { size: 0, first: null, last: null },
  volumeByHour: new Map(),
  rates: null,
  inLiquidation: false,
  insured: new Map(),
});

const NO_ACCOUNT: Account = createAccount('nobody');

/** An account that never did anything reads as an empty one. */
export const accountOf = (state: VenueState, accountId: AccountId): Account =>
  state.accounts.get(accountId) ?? NO_ACCOUNT;

/** Only for those that apply events: an account begins with what happens to it. */
export function openAccount(state: VenueState, accountId: AccountId): Account {
  const known = state.accounts.get(accountId);
  if (known !== undefined) return known;
  const opened = createAccount(accountId);
  state.accounts.set(accountId, opened);
  return opened;
}

/** Only for those that apply events: what an account has begins with nothing. */
export function holdingIn(account: Account, currency: Currency): Holding {
  const known = account.holdings.get(currency);
  if (known !== undefined) return known;
  const opened = { total: 0n, hold: 0n };
  account.holdings.set(currency, opened);
  return opened;
}

const NOTHING_HELD: Readonly<Holding> = { total: 0n, hold: 0n };
export const holdingOf = (account: Account, currency: Currency): Readonly<Holding> =>
  account.holdings.get(currency) ?? NOTHING_HELD;
export const availableOf = (account: Account, currency: Currency): Units => {
  const { total, hold } = holdingOf(account, currency);
  return total - hold;
};

const FLAT: Readonly<PositionAtVenue> = { lots: 0, basis: 0n };
export const positionOf = (account: Account, instrumentId: InstrumentId): Readonly<PositionAtVenue> =>
  account.positions.get(instrumentId) ?? FLAT;

const NOTHING_PENDING: Readonly<PendingValue> = { buys: 0n, sells: 0n };
export const pendingOf = (account: Account, instrumentId: InstrumentId): Readonly<PendingValue> =>
  account.pending.get(instrumentId) ?? NOTHING_PENDING;

// Every event asks for these: so the sentence of the error is put together only when it is needed.

/** @throws AssertionFailed when there is no such order: an event speaks only of orders that exist */
export function orderNamed(state: VenueState, orderNo: OrderNo): OrderAtVenue {
  const order = state.orders.get(orderNo);
  if (order === undefined) throw new AssertionFailed(`order ${orderNo} exists at the venue`);
  return order;
}

/** @throws AssertionFailed when there is no such instrument */
export function marketNamed(state: VenueState, instrumentId: InstrumentId): MarketState {
  const market = state.markets.get(instrumentId);
  if (market === undefined) throw new AssertionFailed(`instrument ${instrumentId} is traded at the venue`);
  return market;
}

export const isLive = (order: OrderAtVenue): boolean =>
  order.status === 'Accepted' || order.status === 'PartiallyFilled';
