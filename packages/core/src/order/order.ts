import type { Currency, InstrumentId } from '../instrument/instrument';
import { subtract } from '../money/arithmetic';
import type { Money, Notional, Price, Quantity } from '../money/amount';
import type { EpochMs } from '../ports/clock';
import type { OrderStatus, VenueOrderStatus } from './orderStatus';
import type { RejectReason } from './rejectReason';
import type { Side } from './side';

/** Ours, unique for ever, the same on every retry. */
export type ClientOrderId = string;
export type VenueOrderId = string;
export type TradeId = string;
export type StrategyId = string;

export type OrderType = 'Market' | 'Limit';
/** Good till cancelled, immediate or cancel, fill or kill. */
export type TimeInForce = 'GTC' | 'IOC' | 'FOK';

/** The terms that the venue is asked for. */
export interface OrderTerms {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly type: OrderType;
  /** Unsigned, a whole number of lots. */
  readonly quantity: Quantity;
  /** null for a market order. */
  readonly limitPrice: Price | null;
  readonly timeInForce: TimeInForce;
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
}

/** An order that we would like, before risk has seen it. */
export interface OrderIntent extends OrderTerms {
  readonly strategyId: StrategyId;
  /** Why, for people: `MovingAveragesCrossedUp`. */
  readonly reason: string;
  /** True when a person or another program asked for it: its denial is always reported. */
  readonly explicit: boolean;
}

/** What is sent: the same bytes on every attempt. */
export interface OrderRequest extends OrderTerms {
  readonly clientOrderId: ClientOrderId;
}

/** What the venue says of an order. Cumulative, so that hearing it twice changes nothing. */
export interface OrderProgress {
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId;
  readonly instrumentId: InstrumentId;
  readonly status: VenueOrderStatus;
  readonly cumulativeQuantity: Quantity;
  /** Σ price × quantity × contract size of its fills. */
  readonly filledValue: Notional;
  readonly commission: Money;
  /** Why it was canceled, rejected or expired, in the venue's words. */
  readonly reason: RejectReason | null;
  readonly at: EpochMs;
}

/** One fill. It may come later than the progress that already counted it; it never moves quantity twice. */
export interface FillDetail {
  readonly tradeId: TradeId;
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId;
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly price: Price;
  readonly quantity: Quantity;
  readonly liquidity: 'Maker' | 'Taker';
  readonly commission: Money;
  readonly commissionCurrency: Currency;
  readonly at: EpochMs;
}

/** An order that exists, as the bot knows it. */
export interface Order extends OrderRequest {
  readonly strategyId: StrategyId;
  readonly reason: string;
  readonly status: OrderStatus;
  readonly venueOrderId: VenueOrderId | null;
  readonly filledQuantity: Quantity;
  readonly filledValue: Notional;
  readonly commission: Money;
  /** Cash that may be needed for what is not filled yet. */
  readonly hold: Money;
  readonly attempts: number;
  readonly rejectReason: RejectReason | null;
  readonly submittedAt: EpochMs;
  readonly updatedAt: EpochMs;
}

/** What may still fill. */
export const leavesQuantity = (order: Pick<Order, 'quantity' | 'filledQuantity'>): Quantity =>
  subtract(order.quantity, order.filledQuantity);
