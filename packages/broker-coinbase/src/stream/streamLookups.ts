import type { FillDetail, InstrumentId, OrderProgress, TradingStatus, VenueOrder, VenueOrderId } from '@bot/core';

/** What the streams ask for by requests, because no channel tells it. */
export interface StreamLookups {
  /** @throws BrokerError NotFound (also the others) */
  order(venueOrderId: VenueOrderId): Promise<VenueOrder>;
  /** Every fill of one order that the venue lists by now, oldest first. It may list them late. */
  fillsOf(order: Pick<OrderProgress, 'venueOrderId' | 'clientOrderId'>): Promise<readonly FillDetail[]>;
  /** The channel of states knows online and offline; what else a product takes stands in its flags. */
  tradingStatus(instrumentId: InstrumentId): Promise<TradingStatus>;
}
