import type { DriftPolicyName } from '../config/reconciliationConfig';
import type { Currency, InstrumentId } from '../instrument/instrument';
import type { Money, Price, Quantity } from '../money/amount';
import type { FundingPayment } from '../ports/accountClient';
import type { ClientOrderId, FillDetail, TradeId, VenueOrderId } from '../order/order';
import type { OrderStatus, VenueOrderStatus } from '../order/orderStatus';
import type { RejectReason } from '../order/rejectReason';
import type { Side } from '../order/side';

/** One difference between our books and the venue's, with both sides of it, or with the venue's own record that explains it. */
export type Drift =
  | { readonly drift: 'CashDiffers'; readonly currency: Currency; readonly ours: Money; readonly venues: Money }
  | {
      readonly drift: 'PositionDiffers';
      readonly instrumentId: InstrumentId;
      readonly ours: Quantity;
      readonly venues: Quantity;
    }
  | { readonly drift: 'OrderUnknownToVenue'; readonly clientOrderId: ClientOrderId }
  | {
      readonly drift: 'OrderUnknownToUs';
      readonly clientOrderId: ClientOrderId;
      readonly venueOrderId: VenueOrderId | null;
    }
  | {
      readonly drift: 'FilledQuantityDiffers';
      readonly clientOrderId: ClientOrderId;
      readonly ours: Quantity;
      readonly venues: Quantity;
    }
  | {
      readonly drift: 'OrderStatusDiffers';
      readonly clientOrderId: ClientOrderId;
      readonly ourStatus: OrderStatus;
      readonly venueStatus: VenueOrderStatus;
      readonly reason: RejectReason | null;
    }
  | {
      readonly drift: 'ForeignOrder';
      readonly venueOrderId: VenueOrderId;
      readonly clientOrderId: ClientOrderId;
      readonly instrumentId: InstrumentId;
      readonly side: Side;
      readonly quantity: Quantity;
      readonly limitPrice: Price | null;
    }
  | { readonly drift: 'ForeignTrade' | 'Liquidation' | 'TradeBusted'; readonly fill: FillDetail }
  | {
      readonly drift: 'DebtCovered';
      readonly currency: Currency;
      readonly ours: Money;
      readonly venues: Money;
      /** The trade of the liquidation that left the debt. */
      readonly tradeId: TradeId;
    }
  | {
      readonly drift: 'FundingUnlisted';
      readonly currency: Currency;
      readonly ours: Money;
      readonly venues: Money;
      /** What the difference is made of, a payment for each perpetual. */
      readonly payments: readonly FundingPayment[];
    }
  | { readonly drift: 'InstrumentGone'; readonly instrumentId: InstrumentId; readonly netQuantity: Quantity };

export type DriftKind = Drift['drift'];

interface DriftTraits {
  /** The setting that says what it means for trading. */
  readonly policy: DriftPolicyName;
  /**
   * Whether our books follow the venue's: by its record of it, always; without one, when nothing else explains it, always; only
   * when a person or a setting accepts it, since nothing says what it was; or never, since there is nothing to book.
   */
  readonly booked: 'ByRecord' | 'ByEvidence' | 'WhenAccepted' | 'Never';
  readonly meaning: string;
}

export const driftTraits = {
  FilledQuantityDiffers: {
    policy: 'missedFill',
    booked: 'ByRecord',
    meaning: 'An order of ours was filled and nobody told us.',
  },
  OrderStatusDiffers: {
    policy: 'changedOrder',
    booked: 'ByRecord',
    meaning: 'An order of ours ended or changed at the venue and nobody told us.',
  },
  ForeignOrder: {
    policy: 'foreignOrder',
    booked: 'ByRecord',
    meaning: 'Somebody else has placed an order on this account.',
  },
  ForeignTrade: {
    policy: 'foreignTrade',
    booked: 'ByRecord',
    meaning: 'Somebody else has traded on this account.',
  },
  Liquidation: {
    policy: 'liquidation',
    booked: 'ByRecord',
    meaning: 'The venue closed a position because the account could not keep it.',
  },
  DebtCovered: {
    policy: 'liquidation',
    booked: 'ByEvidence',
    meaning: 'The venue paid what we owed after a liquidation.',
  },
  FundingUnlisted: {
    policy: 'unlistedFunding',
    booked: 'ByEvidence',
    meaning: 'Funding was due, and the venue lists no payments of it.',
  },
  TradeBusted: { policy: 'bustedTrade', booked: 'ByRecord', meaning: 'The venue took a trade back.' },
  PositionDiffers: {
    policy: 'unexplainedPosition',
    booked: 'WhenAccepted',
    meaning: 'No trade explains the position at the venue.',
  },
  CashDiffers: {
    policy: 'unexplainedCash',
    booked: 'WhenAccepted',
    meaning: 'No trade, fee or funding explains the cash at the venue.',
  },
  OrderUnknownToVenue: {
    policy: 'lostOrder',
    booked: 'WhenAccepted',
    meaning: 'The venue does not list an order of ours any more.',
  },
  OrderUnknownToUs: {
    policy: 'revivedOrder',
    booked: 'Never',
    meaning: 'An order that has ended in our books lives at the venue.',
  },
  InstrumentGone: {
    policy: 'goneInstrument',
    booked: 'Never',
    meaning: 'The venue does not list an instrument of ours any more.',
  },
} as const satisfies Record<DriftKind, DriftTraits>;
