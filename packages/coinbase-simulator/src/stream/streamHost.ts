import type { Clock, InstrumentId, MarketTrade, TradeId, VenueOrderId } from '@bot/core';
import type { VenueCounter } from '@bot/broker-mock';
import type { ApiSwitches } from '../api/switches';

/** What the sessions of sockets need of the venue behind them: time, names, keys, and the counters. */
export interface StreamHost {
  readonly clock: Clock;
  /** Where market data comes from, whoever asks. */
  readonly market: VenueCounter;
  /** Where perpetuals are traded: internationally, or as US futures. */
  perpetualVenue(): ApiSwitches['perpetualVenue'];
  /**
   * Whose token it is; null: it is not accepted, or does not allow to view.
   * @param token null where none was sent, which is nobody's unless the simulator asks for none
   */
  identify(token: string | null): StreamUser | null;
  /** null for a product that is not listed. */
  instrumentOf(productId: string): InstrumentId | null;
  /** The name of an instrument on the wire. */
  productIdOf(instrumentId: InstrumentId): string;
  /** The name of an order on the wire. */
  orderIdOf(venueOrderId: VenueOrderId): string;
  /** The name of a trade of everybody on the wire, which is the same over HTTP. */
  tradeIdOf(tradeId: TradeId): string;
  /** The newest trades of everybody that are remembered, oldest first. */
  tradesOf(instrumentId: InstrumentId): readonly StreamTrade[];
}

/** What everybody may know of a trade. */
export type StreamTrade = Omit<MarketTrade, 'instrumentId'>;

/** Whoever a token belongs to. */
export interface StreamUser {
  readonly userId: string;
  readonly portfolioId: string;
  /** Where international perpetuals are held. */
  readonly perpetualsPortfolioId: string;
  /** The counter of the account. */
  readonly account: VenueCounter;
}

export interface StreamLimits {
  /** By when the first subscription must have come, in ms. */
  readonly subscribeWithinMs: number;
  /** A connection without an update for so long is closed, in ms. Heartbeats are updates. */
  readonly idleMs: number;
  /** Products of level 2 on one connection. */
  readonly level2Products: number;
  /** Whether data frames carry `client_id: ""`, without which an older Python client breaks. */
  readonly sendsClientId: boolean;
}

/** Facts: subscribe within 5 s; closed after 60–90 s without updates; 30 products of level 2. */
export const defaultStreamLimits: StreamLimits = {
  subscribeWithinMs: 5_000,
  idleMs: 75_000,
  level2Products: 30,
  sendsClientId: true,
};
