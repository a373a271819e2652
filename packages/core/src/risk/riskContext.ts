import type { RiskLimits } from '../config/botConfig';
import type { Instrument } from '../instrument/instrument';
import type { Money, Notional, Price, Quantity, Ratio } from '../money/amount';
import type { TradingMode } from './tradingMode';

/** Everything an order is judged on: position plus live orders, worst case. */
export interface RiskContext {
  readonly mode: TradingMode;
  readonly reconciled: boolean;
  readonly instrument: Instrument | undefined;
  /** undefined when there is no price yet, which counts as stale. */
  readonly mark: Price | undefined;
  readonly markAgeMs: number;
  readonly netQuantity: Quantity;
  /** What live orders may still buy and sell, in this instrument. */
  readonly liveBuyQuantity: Quantity;
  readonly liveSellQuantity: Quantity;
  /** Quote currency that no live order and no position needs. */
  readonly availableCash: Money;
  /** Notional of all positions and live orders of all instruments. */
  readonly exposure: Notional;
  readonly equity: Money;
  readonly takerFeeRate: Ratio;
  readonly limits: RiskLimits;
}
