import type { Broker, Instrument } from '@bot/core';
import type { BrokerAbilities } from './brokerAbilities';

/** What a venue or its harness may lack; cards that need it are skipped with that reason. */
export type BrokerCapability =
  // Kinds of orders, and what can be done to one
  | 'PostOnly'
  | 'QuoteSize'
  | 'ImmediateOrCancel'
  | 'FillOrKill'
  | 'GoodTillDate'
  | 'StopLimit'
  | 'Bracket'
  | 'ReduceOnly'
  | 'Amend'
  | 'ClosePosition'
  // Streams
  | 'QuoteStream'
  | 'BookChannel'
  | 'TradeChannel'
  /** The tape calls a trade as the account's fills do. */
  | 'CommonTradeIds'
  | 'CandleChannel'
  | 'StatusChannel'
  | 'HeartbeatChannel'
  // What the harness can do to the venue
  | 'MovablePrice'
  | 'Depth'
  | 'Takers'
  | 'TradingStatus'
  | 'RateLimit'
  | 'LateReject'
  | 'Busts'
  | 'Permissions'
  | 'Credentials'
  // What it knows of the venue
  | 'SlowCancel'
  | 'OpenOrderLimit'
  | 'PriceBand'
  // Perpetuals
  | 'Perpetuals'
  | 'Leverage'
  | 'Funding'
  | 'Liquidation';

/** What a harness lacks that only lets time pass and moves the price. */
export const plainHarnessLacks: readonly BrokerCapability[] = [
  'Depth',
  'Takers',
  'TradingStatus',
  'RateLimit',
  'LateReject',
  'Busts',
  'Permissions',
  'Credentials',
  'SlowCancel',
  'OpenOrderLimit',
  'PriceBand',
  'Perpetuals',
  'Leverage',
  'Funding',
  'Liquidation',
];

/** What a harness knows of the venue. */
export interface BrokerFacts {
  /** How long an accepted cancel takes: longer than a request. Needed unless the venue lacks `SlowCancel`. */
  readonly cancelDelayMs: number;
  /** Of the account in the instrument, a few. Unless it lacks `OpenOrderLimit`. */
  readonly maxOpenOrders: number;
  /** How far a buy may be above the market. Unless it lacks `PriceBand`. */
  readonly priceBandBps: number;
  /** Linear, with a price, settled in a currency of which the account has as much. Unless it lacks `Perpetuals`. */
  readonly perpetual: Instrument;
  /** Whether payments are listed one by one; otherwise they show only in the cash. Unless it lacks `Funding`. */
  readonly listsFunding: boolean;
  /** Of the perpetual. Unless it lacks `Leverage`. */
  readonly maxLeverage: number;
}

/**
 * A venue that is ready to be checked: `instrument` is spot, has a price and enough resting on both sides for the
 * smallest orders, with a tick free between bid and ask; there are no open orders, and the account has quote currency for some
 * hundred of the smallest orders but not for the largest one.
 */
export interface BrokerUnderConformance extends Partial<BrokerAbilities>, Partial<BrokerFacts> {
  readonly broker: Broker;
  readonly instrument: Instrument;
  /** Lets time pass; real or virtual. */
  advance(ms: number): Promise<void>;
  /** Lets time pass until the call has its answer. Default: time passes by itself. */
  settle?<T>(call: Promise<T>): Promise<T>;
  /** Ids that the venue has never seen. Default: `conformance-1`, `conformance-2` … */
  nextClientOrderId?(): string;
  /** Called after each card. */
  dispose?(): Promise<void>;
}
