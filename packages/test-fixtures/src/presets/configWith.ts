import {
  moneyOf,
  notionalOf,
  quantityOf,
  ratioOf,
  type BotConfig,
  type InstrumentId,
  type MarketDataConfig,
  type RiskLimits,
  type StrategyConfig,
  type TaskConfig,
} from '@bot/core';
import { decimalText } from '../text/decimalText';

/** Amounts are decimal text. What is not named stays. */
export interface LimitChanges extends Partial<Pick<RiskLimits, 'maxMarkAgeMs' | 'allowShorts' | 'reduceOnly'>> {
  readonly maxTradeValueUsd?: string | null;
  readonly dailyLossLimitUsd?: string | null;
  readonly maxLeverage?: string;
  readonly positionCaps?: { readonly [instrumentId: InstrumentId]: string };
}

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

function limitsWith(before: RiskLimits, changes: LimitChanges): RiskLimits {
  const { maxTradeValueUsd, dailyLossLimitUsd, maxLeverage, positionCaps = {}, ...rest } = changes;
  const caps = Object.entries(positionCaps).map(([id, cap]) => [id, changed(cap, `cap of ${id}`, quantityOf)]);
  return {
    ...before,
    ...rest,
    ...named('maxTradeValueUsd', maxTradeValueUsd, notionalOf),
    ...named('dailyLossLimitUsd', dailyLossLimitUsd, moneyOf),
    ...named('maxLeverage', maxLeverage, ratioOf),
    positionCaps: { ...before.positionCaps, ...Object.fromEntries(caps) },
  };
}

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

/** Nothing when it was not named; null stays null, where that switches a limit off. */
const named = <Amount>(name: string, text: string | null | undefined, make: (text: string) => Amount): object =>
  text === undefined ? {} : { [name]: text === null ? null : changed(text, name, make) };

const changed = <Amount>(text: string, name: string, make: (text: string) => Amount): Amount =>
  make(decimalText(text, name));
