import type { Clock, InstrumentId, Logger, Metrics, Random, Wire } from '@bot/core';
import type { CoinbaseCredentials } from './auth/credentials';
import type { CoinbaseUrls } from './coinbaseUrls';
import type { StreamSettings } from './stream/streamSettings';

/** Where the perpetuals of an account are: US futures (CFM), the international exchange (INTX), or nowhere. */
export type PerpetualsAt = 'Cfm' | 'Intx' | 'None';

export interface CoinbaseMarketDataOptions {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly random: Random;
  /** Default: `coinbaseUrls`. */
  readonly urls?: CoinbaseUrls;
  /** Default: silent. */
  readonly logger?: Logger;
  /** Default: none. */
  readonly metrics?: Metrics;
  /** How long one call may take, with its waits and its retry. Default: 10,000 ms. */
  readonly deadlineMs?: number;
  /** How many requests may leave in a second. Default: what Coinbase allowed when it last said so. */
  readonly limits?: Partial<RequestLimits>;
  /** How long sockets wait for what. Default: `defaultStreamSettings`. */
  readonly streams?: Partial<StreamSettings>;
}

export interface RequestLimits {
  /** Signed requests. Default: 30. */
  readonly privatePerSecond: number;
  /** Public ones. Default: 10. */
  readonly publicPerSecond: number;
}

export interface CoinbaseBrokerOptions extends CoinbaseMarketDataOptions {
  readonly credentials: CoinbaseCredentials;
  /** Default: what the key and its accounts say. */
  readonly perpetualsAt?: PerpetualsAt;
  /**
   * Products whose base balance counts as a position. A currency of none of them counts for its product against USD, else USDC; one
   * that has neither is cash. Default: none are named.
   */
  readonly spotInstruments?: readonly InstrumentId[];
  /** How far back the list of orders is searched for a client order id. Default: 7 days, in ms. */
  readonly lookBackMs?: number;
}
