import {
  assert,
  balanceOf,
  flatPosition,
  zeroMoney,
  zeroNotional,
  type Balance,
  type Currency,
  type EpochMs,
  type FeeRates,
  type FillDetail,
  type Instrument,
  type InstrumentId,
  type JsonObject,
  type Money,
  type Notional,
  type OrderRequest,
  type Position,
  type Quantity,
  type RejectReason,
  type SubmitAnswer,
  type VenueOrderId,
  type VenueOrderStatus,
} from '@bot/core';
import type { FeeModel } from '../models/feeModel';
import { createBook, type Book } from './book';
import type { AccountId } from './venueEvent';

/** An order at the venue. Only `evolveVenue` changes it. */
export interface OrderAtVenue {
  readonly accountId: AccountId;
  readonly venueOrderId: VenueOrderId;
  readonly request: OrderRequest;
  readonly feeRates: FeeRates;
  /** null for a market order. */
  readonly limitTicks: number | null;
  leavesLots: number;
  status: VenueOrderStatus;
  cumulativeQuantity: Quantity;
  filledValue: Notional;
  commission: Money;
  reason: RejectReason | null;
  updatedAt: EpochMs;
  /** What the account keeps back for it: quote currency for a spot buy, base currency for a spot sell, else nothing. */
  hold: Money;
  /** What it may add to a perpetual position, at its limit price; zero for spot and reduce-only. */
  pending: Notional;
}

/** Live orders of one perpetual by side, at their limit prices. Reduce-only orders are not in it. */
export interface PendingNotional {
  readonly buys: Notional;
  readonly sells: Notional;
}

export interface Account {
  readonly balances: Map<Currency, Balance>;
  readonly positions: Map<InstrumentId, Position>;
  readonly pending: Map<InstrumentId, PendingNotional>;
  readonly openOrders: Set<VenueOrderId>;
  /** Oldest first. */
  readonly fills: FillDetail[];
  /** Traded value by day since 1970, for the fee tier. */
  readonly volumeByDay: Map<number, Notional>;
}

/** Everything that the venue knows. Owned by `evolveVenue`; everybody else reads. */
export interface VenueState {
  readonly instruments: ReadonlyMap<InstrumentId, Instrument>;
  readonly feeModel: FeeModel;
  readonly books: Map<InstrumentId, Book>;
  readonly accounts: Map<AccountId, Account>;
  /** Every order that was ever accepted, oldest first. */
  readonly orders: Map<VenueOrderId, OrderAtVenue>;
  /** The first answer to each client order id, by `answerKey`. */
  readonly answers: Map<string, SubmitAnswer>;
  trades: number;
  /** Where the market source stood at the last step; null before the first. */
  marketPosition: JsonObject | null;
  /** The time of the last event; null before the first. */
  at: EpochMs | null;
}

export interface VenueSetup {
  readonly instruments: readonly Instrument[];
  readonly feeModel: FeeModel;
}

/** A venue that has just opened: no accounts, empty books. */
export const createVenueState = ({ instruments, feeModel }: VenueSetup): VenueState => ({
  instruments: new Map(instruments.map((instrument) => [instrument.instrumentId, instrument])),
  feeModel,
  books: new Map(instruments.map((instrument) => [instrument.instrumentId, createBook(instrument)])),
  accounts: new Map(),
  orders: new Map(),
  answers: new Map(),
  trades: 0,
  marketPosition: null,
  at: null,
});

export const answerKey = (accountId: AccountId, clientOrderId: string): string => `${accountId}/${clientOrderId}`;

const createAccount = (): Account => ({
  balances: new Map(),
  positions: new Map(),
  pending: new Map(),
  openOrders: new Set(),
  fills: [],
  volumeByDay: new Map(),
});

const NOTHING: PendingNotional = { buys: zeroNotional, sells: zeroNotional };
const NO_ACCOUNT: Account = createAccount();

/** An account that never did anything reads as an empty one. */
export const accountOf = (state: VenueState, accountId: AccountId): Account =>
  state.accounts.get(accountId) ?? NO_ACCOUNT;
/** Only for `evolveVenue`: an account begins with what happens to it. */
export function openAccount(state: VenueState, accountId: AccountId): Account {
  const known = state.accounts.get(accountId);
  if (known !== undefined) return known;
  const opened = createAccount();
  state.accounts.set(accountId, opened);
  return opened;
}

/** @throws AssertionFailed when there is no such order: an event speaks only of orders that exist */
export function orderNamed(state: VenueState, venueOrderId: VenueOrderId): OrderAtVenue {
  const order = state.orders.get(venueOrderId);
  assert(order !== undefined, `order ${venueOrderId} exists at the venue`);
  return order;
}

/** @throws AssertionFailed when there is no such instrument */
export function bookNamed(state: VenueState, instrumentId: InstrumentId): Book {
  const book = state.books.get(instrumentId);
  assert(book !== undefined, `instrument ${instrumentId} is traded at the venue`);
  return book;
}

export const balanceIn = (account: Account, currency: Currency): Balance =>
  account.balances.get(currency) ?? balanceOf(currency, zeroMoney);
export const positionIn = (account: Account, instrumentId: InstrumentId): Position =>
  account.positions.get(instrumentId) ?? flatPosition(instrumentId);
export const pendingIn = (account: Account, instrumentId: InstrumentId): PendingNotional =>
  account.pending.get(instrumentId) ?? NOTHING;

export const isLive = (order: OrderAtVenue): boolean =>
  order.status === 'Accepted' || order.status === 'PartiallyFilled';
