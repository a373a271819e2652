import type { Broker, ClientOrderId, Clock, Logger, Random, VenueOrderId, Wire } from '@bot/core';
import type { CoinbaseUrls } from '../coinbaseUrls';
import type { StreamLookups } from './streamLookups';
import type { StreamSettings } from './streamSettings';

export interface StreamsOptions {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly random: Random;
  readonly urls: Pick<CoinbaseUrls, 'market' | 'user'>;
  /** A new token for each subscription. @throws while there are no credentials. Default: market data without a key. */
  readonly token?: () => string;
  readonly lookups: StreamLookups;
  /** Default: silent. */
  readonly logger?: Logger;
  /** Default: `defaultStreamSettings`. */
  readonly settings?: Partial<StreamSettings>;
}

/** The WebSocket side of the venue. Nothing is connected before somebody listens. */
export interface Streams extends Pick<Broker, 'subscribeReports' | 'subscribeQuotes' | 'subscribeMarket'> {
  /**
   * The venue has taken this order. When the user channel tells nothing of it, because it was not there yet, the order is looked up;
   * after a reconnection, too.
   */
  expectOrder(venueOrderId: VenueOrderId): void;
  /** Heard on the user channel, lately: Coinbase has no query by client order id. */
  venueOrderIdOf(clientOrderId: ClientOrderId): VenueOrderId | undefined;
  /** Ends every connection. Nothing is told any more. */
  close(): void;
}
