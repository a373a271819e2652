import type { VenueControl } from './venueControl';
import type {
  Balance,
  Broker,
  Currency,
  FillDetail,
  FundingPayment,
  InstrumentId,
  Instrument,
  Mark,
  Money,
  Quote,
  TradingStatus,
  VenueOrder,
  VenuePosition,
} from '@bot/core';

/** A venue whose truth a test may read and whose behaviour it may change. */
export interface VenueUnderControl {
  /** The venue as the bot sees it. */
  readonly broker: Broker;
  readonly instruments: readonly Instrument[];
  readonly truth: VenueTruth;
  readonly control: VenueControl;
  /** Starts the venue's own clockwork (market steps). */
  start(): void;
  /** Ends it: no timer is left. */
  stop(): void;
}

/** What is really so, without delay. Reading it counts as no request. */
export interface VenueTruth {
  balances(): readonly Balance[];
  positions(): readonly VenuePosition[];
  /** Every order that the account ever placed, oldest first. */
  orders(): readonly VenueOrder[];
  openOrders(): readonly VenueOrder[];
  /** Every fill of the account, oldest first. */
  fills(): readonly FillDetail[];
  /** Every payment of funding, oldest first. */
  fundings(): readonly FundingPayment[];
  /** What the venue has paid of the account's debts, by currency, so far. */
  insured(): ReadonlyMap<Currency, Money>;
  quote(instrumentId: InstrumentId): Quote;
  mark(instrumentId: InstrumentId): Mark;
  /** What the instrument takes now. */
  tradingStatus(instrumentId: InstrumentId): TradingStatus;
  /** Every request that arrived, in order, by the name of the port's method. */
  requests(): readonly VenueRequest[];
  /** Σ of all money and coins over all accounts, the venue's fees included; constant but for deposits. */
  totals(): ReadonlyMap<string, Money>;
}

export interface VenueRequest {
  readonly method: string;
  readonly at: number;
  /** What was asked, for the timeline: `Buy 0.01 BTC-USD Market`. */
  readonly summary: string;
  readonly clientOrderId?: string;
}
