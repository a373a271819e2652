import type { Currency, InstrumentId } from '../instrument/instrument';
import { largerOf, subtract } from '../money/arithmetic';
import type { Money, Notional, Price, Quantity, Ratio } from '../money/amount';
import type { EpochMs } from '../ports/clock';
import type { OrderStatus, VenueOrderStatus } from './orderStatus';
import type { RejectReason } from './rejectReason';
import type { Side } from './side';

/** Ours, unique for ever, the same on every retry. */
export type ClientOrderId = string;
export type VenueOrderId = string;
export type TradeId = string;
export type StrategyId = string;

/** What one strategy wants, or has got, of an order. */
export interface StrategyShare {
  readonly strategyId: StrategyId;
  /** Unsigned. */
  readonly quantity: Quantity;
}

/**
 * StopLimit waits for `stopPrice`, then is a limit order. Bracket closes what is held: a limit at `limitPrice` to take the profit,
 * and a stop at `stopPrice` to end the loss, whichever comes first.
 */
export type OrderType = 'Market' | 'Limit' | 'StopLimit' | 'Bracket';
/** Good till cancelled, good till date, immediate or cancel, fill or kill. */
export type TimeInForce = 'GTC' | 'GTD' | 'IOC' | 'FOK';
/** A stop wakes when the last trade is at or above its price (Up), at or below it (Down). */
export type StopDirection = 'Up' | 'Down';

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
  /** StopLimit and Bracket only. */
  readonly stopPrice?: Price;
  /** StopLimit only. Default: Up for a buy, Down for a sell. */
  readonly stopDirection?: StopDirection;
  /** Market buy of spot only: what is spent in quote currency, the fee included. `quantity` is zero then. */
  readonly quoteSize?: Notional;
  /** GTD only: when the venue ends the order. */
  readonly expiresAt?: EpochMs;
  /** Perpetuals only: the leverage that is asked for; the venue refuses more than it allows. */
  readonly leverage?: Ratio;
}

/** An order that we would like, before risk has seen it. */
export interface OrderIntent extends OrderTerms {
  readonly strategyId: StrategyId;
  /** Why, for people: `MovingAveragesCrossedUp`. */
  readonly reason: string;
  /** True when a person or another program asked for it: its denial is always reported. */
  readonly explicit: boolean;
  /** Which strategy wants how much; together the quantity. Default: whose trade it is shows when it is filled (`ownersOf`). */
  readonly shares?: readonly StrategyShare[];
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
  /** Reversal: the venue took the trade `reverses` back; side and amounts are those of that trade. Default: Fill. */
  readonly tradeType?: 'Fill' | 'Reversal';
  /** The trade that a Reversal takes back. */
  readonly reverses?: TradeId;
}

/** The terms that an order is to have, while nobody knows whether it has them. */
export interface PendingAmend {
  readonly limitPrice: Price;
  /** The whole quantity, with what is filled already. */
  readonly quantity: Quantity;
  /** Cash that may be needed for all of it. */
  readonly hold: Money;
  readonly requestedAt: EpochMs;
  /** No usable answer came: the order is looked up. */
  readonly isUnknown: boolean;
}

/** An order that exists, as the bot knows it. */
export interface Order extends OrderRequest {
  readonly strategyId: StrategyId;
  readonly reason: string;
  /** Which strategy wanted how much, where that was said. */
  readonly shares?: readonly StrategyShare[];
  /** Which strategy has got how much of what was filled. */
  readonly attributed?: readonly StrategyShare[];
  readonly status: OrderStatus;
  readonly venueOrderId: VenueOrderId | null;
  readonly filledQuantity: Quantity;
  readonly filledValue: Notional;
  readonly commission: Money;
  /** Cash that may be needed for what is not filled yet. */
  readonly hold: Money;
  /** While new terms are asked for. */
  readonly amend?: PendingAmend;
  readonly attempts: number;
  readonly rejectReason: RejectReason | null;
  readonly submittedAt: EpochMs;
  readonly updatedAt: EpochMs;
}

/** The most that may fill: while new terms are asked for, nobody knows which ones hold. */
export const largestQuantity = ({ quantity, amend }: Pick<Order, 'quantity' | 'amend'>): Quantity =>
  amend === undefined ? quantity : largerOf(quantity, amend.quantity);

/** What may still fill. */
export const leavesQuantity = (order: Pick<Order, 'quantity' | 'filledQuantity' | 'amend'>): Quantity =>
  subtract(largestQuantity(order), order.filledQuantity);
