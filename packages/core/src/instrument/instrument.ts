import type { Notional, Price, Quantity, Ratio } from '../money/amount';
import type { TradingStatus } from './tradingStatus';

/** The venue's name of a product, such as `BTC-USD` or `BTC-PERP`. */
export type InstrumentId = string;
/** `USD`, `BTC`. */
export type Currency = string;

/** What can be traded, and in which steps. */
export interface Instrument {
  readonly instrumentId: InstrumentId;
  readonly kind: 'Spot' | 'Perpetual';
  readonly baseCurrency: Currency;
  readonly quoteCurrency: Currency;
  /** Prices are whole multiples of it. */
  readonly tickSize: Price;
  /** Quantities are whole multiples of it. */
  readonly lotSize: Quantity;
  readonly minQuantity: Quantity;
  readonly maxQuantity: Quantity;
  readonly minNotional: Notional;
  /** Base units per unit of quantity: 1 for spot. */
  readonly contractSize: Ratio;
  /** Margin asked per notional when a position is opened, and to keep it. 1 for spot: it is paid in full. */
  readonly initialMarginRate: Ratio;
  readonly maintenanceMarginRate: Ratio;
  /** Perpetuals: between two payments of funding, in ms, counted from midnight UTC. Default: an hour. */
  readonly fundingIntervalMs?: number;
  /** When the venue listed it. Default: Online. */
  readonly tradingStatus?: TradingStatus;
}
