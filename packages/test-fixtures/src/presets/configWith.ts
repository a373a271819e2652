import {
  notionalOf,
  ratioOf,
  type BotConfig,
  type MarketDataConfig,
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

export interface ConfigChanges extends Partial<Omit<BotConfig, 'limits' | 'strategy' | 'marketData' | 'tasks'>> {
  readonly marketData?: Partial<MarketDataConfig>;
  readonly tasks?: Partial<TaskConfig>;
  readonly limits?: LimitChanges;
  readonly strategy?: StrategyChanges;
}

/**
 * A configuration with some of it changed: `configWith(scenarioConfig, { limits: { maxTradeValueUsd: '10000' } })`. The
 * original stays what it was.
 * @throws FixtureError NotDecimalText, also for a JavaScript number
 */
export const configWith = (
  config: BotConfig,
  { limits = {}, strategy = {}, marketData, tasks, ...rest }: ConfigChanges,
): BotConfig => ({
  ...config,
  ...rest,
  marketData: { ...config.marketData, ...marketData },
  tasks: { ...config.tasks, ...tasks },
  limits: limitsWith(config.limits, limits),
  strategy: strategyWith(config.strategy, strategy),
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
