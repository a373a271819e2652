import type {
  Broker,
  InstrumentId,
  KeyPermissions,
  OrderRequest,
  RejectReason,
  Side,
  TradeId,
  TradingStatus,
  VenueOrderId,
} from '@bot/core';
import type { VenueFaults } from './faults/venueFaults';

/** What a key may do, and what its account is allowed to trade. */
export interface VenuePermissions extends KeyPermissions {
  /** False: the account has no perpetuals, and orders for them are refused (NotPermitted). The key's own permissions do not tell. */
  readonly canTradePerpetuals: boolean;
}

/** Amounts are decimal text. */
export interface VenueControl {
  /** Money or coins from outside. */
  deposit(currency: string, amount: string): void;
  /** Puts a position there as if it had been bought (quantity above zero) or sold at `entryPrice` before. */
  holds(instrumentId: InstrumentId, position: { readonly quantity: string; readonly entryPrice: string }): void;
  /** The market stands at this price until a path moves it. */
  price(instrumentId: InstrumentId, price: string): void;
  /**
   * Moves the price in straight lines: `'50000 → 39000 over 10m'`, `'50000 → 51000 over 5m → 49000 over 1h'`.
   * Resolves nothing: the market walks it as time passes.
   */
  path(instrumentId: InstrumentId, path: string): void;
  /** How much stands at the best bid and ask from the next market step on: `'0.06'`. */
  depth(instrumentId: InstrumentId, quantity: string): void;
  /** Somebody else's market order. It happens at once. */
  take(instrumentId: InstrumentId, side: Side, quantity: string): void;
  /** What an instrument takes from now on. */
  status(instrumentId: InstrumentId, status: TradingStatus): void;
  /** Perpetuals: what longs pay shorts at the next fundings, as a fraction, `'0.0001'`; null: what the premium says. */
  fundingRate(instrumentId: InstrumentId, rate: string | null): void;
  /** An order of a person on the bot's own account, past all requests of the bot. */
  manualOrder(request: OrderRequest): void;
  /** Ends an order that was accepted, as a rule that is checked late does. */
  rejectLate(venueOrderId: VenueOrderId, reason: RejectReason): void;
  /** Ends what is left of a live order, as a venue does that finds that the account cannot pay for more of it. */
  cancelRest(venueOrderId: VenueOrderId, reason: RejectReason): void;
  /** Takes a trade back. */
  bust(tradeId: TradeId): void;
  /** The venue comes back without its open orders. */
  loseOpenOrders(): void;
  /** What the bot's key may do from now on. */
  permissions(change: Partial<VenuePermissions>): void;
  /** Another account at the same venue, as its owner reaches it; it begins with what is deposited. */
  account(accountId: string, deposits?: { readonly [currency: string]: string }): Broker;
  readonly faults: VenueFaults;
}
