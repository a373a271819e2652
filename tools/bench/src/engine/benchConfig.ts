import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf, type BotConfig, type Instrument } from '@bot/core';
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

/** The defaults, for these symbols. Every limit that can be switched off is on, or none is; none is met. */
export function benchConfig(symbols: number, checks: 'On' | 'Off'): BotConfig {
  const { config } = resolveConfig({ profile: 'paper', env: {}, flags: { '--interval': '5000' } });
  const instrumentIds = instrumentsOf(symbols).map(({ instrumentId }) => instrumentId);
  const cap = quantityOf(PLENTY);
  return {
    ...config,
    instrumentIds,
    strategy: { ...config.strategy, shortWindow: 5, longWindow: 20, maxPositionUsd: notionalOf('500') },
    limits: {
      ...config.limits,
      maxTradeValueUsd: checks === 'On' ? notionalOf(PLENTY) : null,
      positionCaps: checks === 'On' ? Object.fromEntries(instrumentIds.map((id) => [id, cap])) : {},
      dailyLossLimitUsd: checks === 'On' ? moneyOf(PLENTY) : null,
      maxLeverage: ratioOf(PLENTY),
    },
  };
}
