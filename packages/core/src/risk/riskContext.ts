import type { RiskLimits } from '../config/riskLimits';
import type { Instrument } from '../instrument/instrument';
import type { TradingStatus } from '../instrument/tradingStatus';
import type { Depth } from '../market/depth';
import type { Quote } from '../market/quote';
import type { Money, Notional, Price, Quantity, Ratio } from '../money/amount';
import type { OrderTerms } from '../order/order';
import type { KeyPermissions } from '../ports/accountClient';
import type { EpochMs } from '../ports/clock';
import type { TradingMode } from './tradingMode';

/** Everything an order is judged on: position plus live orders, worst case. */
export interface RiskContext {
  readonly now: EpochMs;
  readonly mode: TradingMode;
  readonly reconciled: boolean;
  /** null while they are not known, which counts as none. */
  readonly permissions: Pick<KeyPermissions, 'canTrade'> | null;
  readonly instrument: Instrument | undefined;
  readonly tradingStatus: TradingStatus;
  /** undefined when there is no price yet, which counts as stale. */
  readonly mark: Price | undefined;
  readonly markAgeMs: number;
  /** The best bid and ask of the instrument, where they are known. */
  readonly quote: Quote | undefined;
  /** More of its book, where it is known. */
  readonly depth: Depth | undefined;
  readonly netQuantity: Quantity;
  /** What live orders may still buy and sell, in this instrument. */
  readonly liveBuyQuantity: Quantity;
  readonly liveSellQuantity: Quantity;
  /** The part of them that is of orders of others. */
  readonly othersBuyQuantity: Quantity;
  readonly othersSellQuantity: Quantity;
  /** Every live order of ours in this instrument, whoever wanted it. */
  readonly liveOrders: Iterable<LiveOrder>;
  /** Quote currency that no live order and no position needs. */
  readonly availableCash: Money;
  /** What the positions cost and live orders may cost; of perpetuals their margin. */
  readonly usedCapital: Money;
  /** Notional of all positions and live orders of all instruments, each at the worst that its live orders could lead to. */
  readonly exposure: Notional;
  /** What the perpetuals among them ask for to be kept. */
  readonly maintenanceMargin: Money;
  readonly equity: Money;
  /** The part of it that keeps perpetuals: cash and their open results, without the coins of spot. */
  readonly collateral: Money;
  /** Orders submitted in the last minute, and since the day began. */
  readonly ordersThisMinute: number;
  readonly ordersToday: number;
  readonly takerFeeRate: Ratio;
  readonly limits: RiskLimits;
}

/** What of a live order decides whom it could meet. */
export type LiveOrder = Pick<
  OrderTerms,
  'side' | 'type' | 'limitPrice' | 'timeInForce' | 'stopPrice' | 'stopDirection'
>;
