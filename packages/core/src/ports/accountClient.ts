import type { Balance } from '../account/balance';
import type { Currency, InstrumentId } from '../instrument/instrument';
import type { Money, Price, Quantity, Ratio } from '../money/amount';
import type { ClientOrderId, FillDetail, OrderProgress, OrderTerms, VenueOrderId } from '../order/order';
import type { EpochMs } from './clock';

/** An order as the venue lists it: its terms and how far it got. */
export interface VenueOrder {
  readonly terms: OrderTerms;
  readonly progress: OrderProgress;
  /** The venue placed it itself, to liquidate the account. Default: false. */
  readonly isLiquidation?: boolean;
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

/** One payment of funding for a position in a perpetual. */
export interface FundingPayment {
  /** The venue's name for it: asked for again, the same payment has the same. */
  readonly fundingId: string;
  readonly instrumentId: InstrumentId;
  readonly currency: Currency;
  /** Above zero it was received, below zero it was paid. */
  readonly amount: Money;
  /** Of the interval, as a fraction of the value at the mark: 0.0001 is 0.01 %. Above zero longs pay shorts. */
  readonly fundingRate: Ratio;
  /** The venue lists no payments: the cash showed it, and what it comes to by the interval is the rate. Default: false. */
  readonly isUnlisted?: boolean;
  readonly at: EpochMs;
}

/** How the account stands with its perpetuals in one quote currency. All amounts are in that currency. */
export interface MarginSummary {
  readonly currency: Currency;
  /** Cash plus the unrealised results at the mark. What spot orders hold back may be left out. */
  readonly equity: Money;
  /** What positions and live orders need before they may grow. */
  readonly initialMargin: Money;
  /** What the positions need so that they may stay. */
  readonly maintenanceMargin: Money;
  /** Equity − maintenance margin: so much may be lost before the venue liquidates. Below zero it is due. */
  readonly liquidationBuffer: Money;
  /** Of each open position the mark at which the venue liquidates when nothing else moves; null: no price does it. */
  readonly liquidationPrices: readonly { readonly instrumentId: InstrumentId; readonly price: Price | null }[];
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
  /**
   * Payments of funding at or after a time of the venue, oldest first. None where there are no perpetuals. null: the venue lists no
   * payments one by one, and what was paid shows only in the cash; that is never said with an empty list.
   */
  fundingSince(since: EpochMs): Promise<readonly FundingPayment[] | null>;
  /** One for each quote currency of perpetuals; none where there are no perpetuals. */
  marginSummary(): Promise<readonly MarginSummary[]>;
  permissions(): Promise<KeyPermissions>;
  fees(): Promise<FeeRates>;
}
