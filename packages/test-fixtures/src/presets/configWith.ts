import {
  notionalOf,
  ratioOf,
  type BotConfig,
  type MarketDataConfig,
  type OrderRules,
  type StrategiesConfig,
  type ReconciliationConfig,
  type StrategyConfig,
  type TaskConfig,
} from '@bot/core';
import { named } from './amountChanges';
import { limitsWith, type LimitChanges } from './limitsWith';

export interface StrategyChanges extends Partial<Pick<StrategyConfig, 'shortWindow' | 'longWindow'>> {
  readonly trailingStop?: string;
  readonly positionFraction?: string;
  readonly maxPositionUsd?: string;
}

export interface OrderChanges extends Partial<Omit<OrderRules, 'takeProfit' | 'stopLoss'>> {
  readonly takeProfit?: string | null;
  readonly stopLoss?: string | null;
}

export interface ConfigChanges extends Partial<
  Omit<BotConfig, 'limits' | 'strategy' | 'strategies' | 'orders' | 'marketData' | 'tasks' | 'reconciliation'>
> {
  readonly orders?: OrderChanges;
  readonly marketData?: Partial<MarketDataConfig>;
  readonly tasks?: Partial<TaskConfig>;
  readonly reconciliation?: Partial<ReconciliationConfig>;
  readonly limits?: LimitChanges;
  readonly strategy?: StrategyChanges;
  readonly strategies?: Partial<StrategiesConfig>;
}

/**
 * A configuration with some of it changed: `configWith(scenarioConfig, { limits: { maxTradeValueUsd: '10000' } })`. The
 * original stays what it was.
 * @throws FixtureError NotDecimalText, also for a JavaScript number
 */
export const configWith = (
  config: BotConfig,
  { limits = {}, strategy = {}, strategies, orders = {}, marketData, tasks, reconciliation, ...rest }: ConfigChanges,
): BotConfig => ({
  ...config,
  ...rest,
  marketData: { ...config.marketData, ...marketData },
  tasks: { ...config.tasks, ...tasks },
  orders: ordersWith(config.orders, orders),
  reconciliation: { ...config.reconciliation, ...reconciliation },
  limits: limitsWith(config.limits, limits),
  strategy: strategyWith(config.strategy, strategy),
  strategies: { ...config.strategies, ...strategies },
});

const ordersWith = (before: OrderRules, { takeProfit, stopLoss, ...rest }: OrderChanges): OrderRules => ({
  ...before,
  ...rest,
  ...named('takeProfit', takeProfit, ratioOf),
  ...named('stopLoss', stopLoss, ratioOf),
});

function strategyWith(before: StrategyConfig, changes: StrategyChanges): StrategyConfig {
  const { trailingStop, positionFraction, maxPositionUsd, ...rest } = changes;
  return {
    ...before,
    ...rest,
    ...named('trailingStop', trailingStop, ratioOf),
    ...named('positionFraction', positionFraction, ratioOf),
    ...named('maxPositionUsd', maxPositionUsd, notionalOf),
  };
}
