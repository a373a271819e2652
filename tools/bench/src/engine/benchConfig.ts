import {
  defaultGuardLimits,
  defaultRiskLimits,
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  type BotConfig,
  type GuardLimits,
  type Instrument,
  type RiskLimits,
  type UtcWindow,
} from '@bot/core';
import { resolveConfig } from '@bot/orchestration';

/** More than the bot will ever want: a limit that is checked and never met. */
const PLENTY = '1000000000000';

export const instrumentsOf = (symbols: number): readonly Instrument[] =>
  Array.from({ length: symbols }, (_, i) => ({
    instrumentId: `C${i}-USD`,
    kind: 'Spot',
    baseCurrency: `C${i}`,
    quoteCurrency: 'USD',
    tickSize: priceOf('0.01'),
    lotSize: quantityOf('0.00000001'),
    minQuantity: quantityOf('0.00000001'),
    maxQuantity: quantityOf('1000'),
    minNotional: notionalOf('1'),
    contractSize: ratioOf('1'),
    initialMarginRate: ratioOf('1'),
    maintenanceMarginRate: ratioOf('1'),
  }));

/** The defaults, for these symbols, with as many requests as are wanted. Every limit that can be switched off is on, or none is; none is met. */
export function benchConfig(
  symbols: number,
  checks: 'On' | 'Off',
  { short, long } = { short: 5, long: 20 },
): BotConfig {
  const { config } = resolveConfig({ profile: 'paper', env: {}, flags: { '--interval': '5000' } });
  const instrumentIds = instrumentsOf(symbols).map(({ instrumentId }) => instrumentId);
  return {
    ...config,
    instrumentIds,
    strategy: { ...config.strategy, shortWindow: short, longWindow: long, maxPositionUsd: notionalOf('500') },
    limits: checks === 'On' ? everyLimit(instrumentIds) : noLimits,
    guards: checks === 'On' ? everyGuard : noGuards,
    orders: { ...config.orders, requestsPerSecond: 1e6, burst: 1e6 },
  };
}

const noGuards: GuardLimits = { ...defaultGuardLimits, maxConsecutiveErrors: null, minLiquidationDistance: null };

const everyGuard: GuardLimits = {
  ...defaultGuardLimits,
  maxDrawdown: ratioOf('0.99'),
  maxConsecutiveLosses: 1e9,
  maxConsecutiveErrors: 1e9,
  volatilityWarn: ratioOf(PLENTY),
  volatilityReduceOnly: ratioOf(PLENTY),
  volatilityHalt: ratioOf(PLENTY),
  minLiquidationDistance: ratioOf('0.000001'),
  maxConcentration: ratioOf('1'),
  deadManMs: 1e15,
};

const noLimits: RiskLimits = { ...defaultRiskLimits, maxLeverage: ratioOf(PLENTY) };

function everyLimit(instrumentIds: readonly string[]): RiskLimits {
  const forEach = <Limit>(limit: Limit): { readonly [id: string]: Limit } =>
    Object.fromEntries(instrumentIds.map((id) => [id, limit]));
  const always: UtcWindow = { days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], startMinute: 0, endMinute: 0 };
  return {
    ...noLimits,
    maxTradeValueUsd: notionalOf(PLENTY),
    positionCaps: forEach(quantityOf(PLENTY)),
    notionalCapsUsd: forEach(notionalOf(PLENTY)),
    maxSymbolExposure: ratioOf(PLENTY),
    maxTotalExposure: ratioOf(PLENTY),
    budgetUsd: notionalOf(PLENTY),
    dailyLossLimitUsd: moneyOf(PLENTY),
    leverageCaps: forEach(ratioOf(PLENTY)),
    leverageDay: always,
    maxNightLeverage: ratioOf(PLENTY),
    nightLeverageCaps: forEach(ratioOf(PLENTY)),
    minLiquidationBuffer: ratioOf('0.000001'),
    warnMarkAgeMs: 120_000,
    maxSlippageBps: 9_000,
    maxPriceDeviationBps: 9_000,
    maxOrdersPerMinute: 1e9,
    maxOrdersPerDay: 1e9,
    tradingWindow: always,
  };
}
