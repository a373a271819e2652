import type { Broker, Instrument, Price } from '@bot/core';

/** What a venue may lack; cards that need it are skipped with that reason. */
export type BrokerCapability = 'MovablePrice' | 'QuoteStream' | 'PostOnly';

/**
 * A venue that is ready to be checked: `instrument` is spot, has a price and enough resting on both sides for the
 * smallest orders, there are no open orders, and the account has quote currency for some hundred of the smallest orders
 * but not for the largest one.
 */
export interface BrokerUnderConformance {
  readonly broker: Broker;
  readonly instrument: Instrument;
  /** Lets time pass; real or virtual. */
  advance(ms: number): Promise<void>;
  /** The market stands at this price when it resolves. Needed unless the venue lacks `MovablePrice`. */
  movePriceTo?(price: Price): Promise<void>;
  /** Lets time pass until the call has its answer. Default: time passes by itself. */
  settle?<T>(call: Promise<T>): Promise<T>;
  /** Ids that the venue has never seen. Default: `conformance-1`, `conformance-2` … */
  nextClientOrderId?(): string;
  /** Called after each card. */
  dispose?(): Promise<void>;
}
