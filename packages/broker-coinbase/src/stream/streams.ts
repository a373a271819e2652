import type { Broker, ClientOrderId, Clock, Logger, Random, VenueOrderId, Wire } from '@bot/core';
import type { CoinbaseUrls } from '../coinbaseUrls';
import type { UnknownValues } from '../mapping/unknownValues';
import type { StreamKey } from './session/session';
import type { StreamLookups } from './streamLookups';
import type { StreamSettings } from './streamSettings';

export interface StreamsOptions {
  readonly wire: Pick<Wire, 'connect'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly urls: Pick<CoinbaseUrls, 'market' | 'user'>;
  /** Signs each subscription. null: public channels only. */
  readonly key: StreamKey | null;
  readonly lookups: StreamLookups;
  /** Default: silent. */
  readonly logger?: Logger;
  /** What was told once as unknown. Default: its own. */
  readonly unknowns?: UnknownValues;
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
