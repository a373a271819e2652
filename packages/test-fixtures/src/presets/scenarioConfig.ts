import {
  defaultGuardLimits,
  defaultOrderRules,
  defaultMarketData,
  defaultReconciliation,
  defaultRiskLimits,
  defaultStorageSettings,
  defaultStrategies,
  defaultTasks,
  moneyOf,
  notionalOf,
  quantityOf,
  ratioOf,
  type BotConfig,
} from '@bot/core';

/**
 * What scenarios run on unless they say otherwise: the canary profile with explicit limits. A day may lose 500 USD, an entry
 * may be worth 1,000 USD, and no more than 0.05 BTC and 1.0 ETH are held.
 */
export const scenarioConfig: BotConfig = {
  profile: 'canary',
  instrumentIds: ['BTC-USD', 'ETH-USD'],
  cycleIntervalMs: 60_000,
  strategy: {
    shortWindow: 5,
    longWindow: 20,
    trailingStop: ratioOf('0.01'),
    positionFraction: ratioOf('0.05'),
    maxPositionUsd: notionalOf('1000'),
  },
  strategies: defaultStrategies,
  limits: {
    ...defaultRiskLimits,
    maxTradeValueUsd: notionalOf('1000'),
    positionCaps: { 'BTC-USD': quantityOf('0.05'), 'ETH-USD': quantityOf('1.0') },
    dailyLossLimitUsd: moneyOf('500'),
  },
  guards: defaultGuardLimits,
  orders: defaultOrderRules,
  marketData: defaultMarketData,
  tasks: defaultTasks,
  storage: defaultStorageSettings,
  reconciliation: defaultReconciliation,
  timeInForce: 'IOC',
  holdings: 'adopt',
  reconcileIntervalMs: 90_000,
  admissionWindowMs: 125_000,
  markWindowSize: 25,
};
