import type {
  KeyPermissions,
  Price,
  Quantity,
  Ratio,
  RejectReason,
  Side,
  TradeId,
  TradingStatus,
  VenueOrderId,
} from '@bot/core';

/** What a harness can do to the venue. Each resolves when it is in force. */
export interface BrokerAbilities {
  /** The market stands at this price. Needed unless the venue lacks `MovablePrice`. */
  movePriceTo(price: Price): Promise<void>;
  /** So much stands at the best bid and at the best ask, not counting own orders. Unless it lacks `Depth`. */
  setDepth(quantity: Quantity): Promise<void>;
  /** Somebody else buys or sells so much at the market. Unless it lacks `Takers`. */
  take(side: Side, quantity: Quantity): Promise<void>;
  /** Unless it lacks `TradingStatus`. */
  setStatus(status: TradingStatus): Promise<void>;
  /** The next `calls` submits are answered that there are too many; null: without a Retry-After. Unless it lacks `RateLimit`. */
  limitRate(calls: number, retryAfterMs: number | null): Promise<void>;
  /** A rule that is checked late ends an order that was accepted. Unless it lacks `LateReject`. */
  rejectLate(venueOrderId: VenueOrderId, reason: RejectReason): Promise<void>;
  /** The venue takes a trade back and has told so. Unless it lacks `Busts`. */
  bust(tradeId: TradeId): Promise<void>;
  /** What the key may do from now on. Unless it lacks `Permissions`. */
  setPermissions(permissions: Pick<KeyPermissions, 'canTrade'>): Promise<void>;
  /** Whether the key is accepted from now on. Unless it lacks `Credentials`. */
  acceptKey(isAccepted: boolean): Promise<void>;
  /** The perpetual pays funding once at this rate, at the price of now. Unless it lacks `Funding`. */
  payFunding(rate: Ratio): Promise<void>;
  /** The market of the perpetual moves so that the account cannot keep its position; the venue acts on it soon. Unless it lacks `Liquidation`. */
  forceLiquidation(): Promise<void>;
}
