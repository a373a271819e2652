import type { Balance } from '../account/balance';
import type { InstrumentId } from '../instrument/instrument';
import type { Price, Quantity, Ratio } from '../money/amount';
import type { ClientOrderId, FillDetail, OrderProgress, OrderTerms, VenueOrderId } from '../order/order';
import type { EpochMs } from './clock';

/** An order as the venue lists it: its terms and how far it got. */
export interface VenueOrder {
  readonly terms: OrderTerms;
  readonly progress: OrderProgress;
}

/** What the venue says we hold. For spot it is the base balance. */
export interface VenuePosition {
  readonly instrumentId: InstrumentId;
  /** Signed. */
  readonly netQuantity: Quantity;
  /** null when the venue does not know it, as for coins that were deposited. */
  readonly averageEntryPrice: Price | null;
}

export interface KeyPermissions {
  readonly canView: boolean;
  readonly canTrade: boolean;
  readonly canTransfer: boolean;
  /** The portfolio that the key is bound to, where the venue has portfolios. */
  readonly portfolioId?: string;
}

/** Fractions of the notional: 0.006 is 0.6 %. */
export interface FeeRates {
  readonly maker: Ratio;
  readonly taker: Ratio;
}

/** The venue's books about us. An error is thrown, never turned into an empty list. */
export interface AccountClient {
  /** @throws BrokerError (also the others) */
  balances(): Promise<readonly Balance[]>;
  positions(): Promise<readonly VenuePosition[]>;
  openOrders(): Promise<readonly VenueOrder[]>;
  /** @throws BrokerError NotFound */
  order(venueOrderId: VenueOrderId): Promise<VenueOrder>;
  /** null when the venue does not list it now, which alone proves nothing: it may still be on its way. */
  findOrderByClientId(clientOrderId: ClientOrderId): Promise<VenueOrder | null>;
  /** Fills made at or after a time of the venue, oldest first. */
  fillsSince(since: EpochMs): Promise<readonly FillDetail[]>;
  permissions(): Promise<KeyPermissions>;
  fees(): Promise<FeeRates>;
}
