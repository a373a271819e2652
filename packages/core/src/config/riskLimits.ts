import type { InstrumentId } from '../instrument/instrument';
import { ratioOf, type Money, type Notional, type Quantity, type Ratio } from '../money/amount';
import type { UtcWindow } from '../time/utcWindow';

/** A limit for some of the instruments. One that is not named has none. */
export interface PerInstrument<Limit> {
  readonly [instrumentId: InstrumentId]: Limit;
}

/**
 * What the bot may not do. null switches a limit off; what equals a limit passes. All are judged at worst: position and live
 * orders together with the new order. They bind orders that open or grow a position, never an exit.
 */
export interface RiskLimits {
  /** One order may not be worth more. */
  readonly maxTradeValueUsd: Notional | null;
  /** |position| plus live orders of the same side plus the order may not be more. */
  readonly positionCaps: PerInstrument<Quantity>;
  /** The same, by what it is worth. */
  readonly notionalCapsUsd: PerInstrument<Notional>;
  /** What one instrument may be worth, as a part of equity: 0.2 is 20 %. */
  readonly maxSymbolExposure: Ratio | null;
  /** What all instruments together may be worth, as a part of equity. */
  readonly maxTotalExposure: Ratio | null;
  /** Capital that the bot may use at most: what positions cost and live orders may cost (of perpetuals: their margin). */
  readonly budgetUsd: Notional | null;
  /** A day's result (realised, unrealised, commission) at or below minus this → reduce-only. */
  readonly dailyLossLimitUsd: Money | null;
  /** A mark older than this is stale, and one that is as far in the future. So is one that is not known. */
  readonly maxMarkAgeMs: number;
  /** One older than this is warned of; entries go on until it is stale. */
  readonly warnMarkAgeMs: number | null;
  /** Notional of all positions and live orders over equity. */
  readonly maxLeverage: Ratio;
  /** The same for one instrument over equity. */
  readonly leverageCaps: PerInstrument<Ratio>;
  /** When it is day, for leverage. null: always. */
  readonly leverageDay: UtcWindow | null;
  /** By night these hold too: the lower of two counts. */
  readonly maxNightLeverage: Ratio | null;
  readonly nightLeverageCaps: PerInstrument<Ratio>;
  /** Perpetuals: this part of the equity must be left above the maintenance margin: 0.15 is 15 %. */
  readonly minLiquidationBuffer: Ratio | null;
  /** How much worse than the middle of the market an order that takes may be filled, as estimated from the depth. */
  readonly maxSlippageBps: number | null;
  /** How far from the mark a limit price may be, on either side. */
  readonly maxPriceDeviationBps: number | null;
  /** Orders in any minute. Exits count, and are not bound. */
  readonly maxOrdersPerMinute: number | null;
  /** Orders in one day, of the day that `DayOpened` begins. */
  readonly maxOrdersPerDay: number | null;
  /** Positions in these are only closed. */
  readonly restrictedInstruments: readonly InstrumentId[];
  /** Positions are opened only then. null: always. */
  readonly tradingWindow: UtcWindow | null;
  readonly allowShorts: boolean;
  /** The bot starts in reduce-only mode and stays there. */
  readonly reduceOnly: boolean;
}

/** Hardly any limit: what is not a question of taste only. For tests and tools; the command has profiles. */
export const defaultRiskLimits: RiskLimits = {
  maxTradeValueUsd: null,
  positionCaps: {},
  notionalCapsUsd: {},
  maxSymbolExposure: null,
  maxTotalExposure: null,
  budgetUsd: null,
  dailyLossLimitUsd: null,
  maxMarkAgeMs: 180_000,
  warnMarkAgeMs: null,
  maxLeverage: ratioOf('3'),
  leverageCaps: {},
  leverageDay: null,
  maxNightLeverage: null,
  nightLeverageCaps: {},
  minLiquidationBuffer: null,
  maxSlippageBps: null,
  maxPriceDeviationBps: null,
  maxOrdersPerMinute: null,
  maxOrdersPerDay: null,
  restrictedInstruments: [],
  tradingWindow: null,
  allowShorts: false,
  reduceOnly: false,
};
