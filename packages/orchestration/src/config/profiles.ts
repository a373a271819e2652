import {
  defaultMarketData,
  defaultOrderRules,
  defaultReconciliation,
  defaultStorageSettings,
  defaultStrategies,
  defaultTasks,
  type JsonValue,
  type ProfileName,
} from '@bot/core';
import type { ConfigPath } from './configFields';

export type ConfigText = { readonly [Path in ConfigPath]: JsonValue };

/** What holds when nobody says otherwise. Amounts are decimal text. */
export const configDefaults: ConfigText = {
  instrumentIds: ['BTC-USD', 'ETH-USD'],
  cycleIntervalMs: 5_000,
  'strategy.shortWindow': 5,
  'strategy.longWindow': 20,
  'strategy.trailingStop': '0.01',
  'strategy.positionFraction': '0.05',
  'strategy.maxPositionUsd': '1000',
  'strategies.aggregation': defaultStrategies.aggregation,
  'strategies.list': [{ kind: 'MovingAverageCrossover' }],
  'strategies.pauseAfterFailures': defaultStrategies.pauseAfterFailures,
  'limits.maxTradeValueUsd': null,
  'limits.positionCaps': {},
  'limits.notionalCapsUsd': {},
  'limits.maxSymbolExposure': '0.2',
  'limits.maxTotalExposure': '0.8',
  'limits.budgetUsd': null,
  'limits.dailyLossLimitUsd': '100',
  'limits.maxMarkAgeMs': 180_000,
  'limits.maxLeverage': '3',
  'limits.leverageCaps': {},
  'limits.leverageDay': null,
  'limits.maxNightLeverage': null,
  'limits.nightLeverageCaps': {},
  'limits.minLiquidationBuffer': '0.15',
  'limits.maxSlippageBps': null,
  'limits.maxPriceDeviationBps': 1_000,
  'limits.maxOrdersPerMinute': 60,
  'limits.maxOrdersPerDay': null,
  'limits.restrictedInstruments': [],
  'limits.tradingWindow': null,
  'limits.allowShorts': false,
  'limits.reduceOnly': false,
  'guards.dayStartsAtMinute': 0,
  'orders.maxAttempts': defaultOrderRules.maxAttempts,
  'orders.retryBaseMs': defaultOrderRules.retryBaseMs,
  'orders.retryCapMs': defaultOrderRules.retryCapMs,
  'orders.deadlineMs': defaultOrderRules.deadlineMs,
  'orders.requestsPerSecond': defaultOrderRules.requestsPerSecond,
  'orders.burst': defaultOrderRules.burst,
  'orders.reservedForExits': defaultOrderRules.reservedForExits,
  'orders.remainder': defaultOrderRules.remainder,
  'orders.remainderAfterMs': defaultOrderRules.remainderAfterMs,
  'orders.takeProfit': null,
  'orders.stopLoss': null,
  'orders.rejectLimit': defaultOrderRules.rejectLimit,
  'orders.rejectWindowMs': defaultOrderRules.rejectWindowMs,
  'orders.rejectPauseMs': defaultOrderRules.rejectPauseMs,
  'marketData.silentAfterMs': defaultMarketData.silentAfterMs,
  'marketData.deadAfterMs': defaultMarketData.deadAfterMs,
  'marketData.restPollMs': defaultMarketData.restPollMs,
  'marketData.depthLevels': defaultMarketData.depthLevels,
  'marketData.unreachableAfterMs': defaultMarketData.unreachableAfterMs,
  'tasks.guardsMs': defaultTasks.guardsMs,
  'tasks.orderReconciliationMs': defaultTasks.orderReconciliationMs,
  'tasks.telemetryMs': defaultTasks.telemetryMs,
  'tasks.metricsMs': defaultTasks.metricsMs,
  'tasks.deadlineMs': defaultTasks.deadlineMs,
  'tasks.alertAfterFailures': defaultTasks.alertAfterFailures,
  'tasks.overdueAfterIntervals': defaultTasks.overdueAfterIntervals,
  'tasks.shutdownDeadlineMs': defaultTasks.shutdownDeadlineMs,
  'tasks.openOrdersAtStop': defaultTasks.openOrdersAtStop,
  'storage.snapshotEvery': defaultStorageSettings.snapshotEvery,
  'storage.onDamage': defaultStorageSettings.onDamage,
  'storage.afterRebuild': defaultStorageSettings.afterRebuild,
  'storage.keepInputsDays': defaultStorageSettings.keepInputsDays,
  'storage.maxInputsMb': defaultStorageSettings.maxInputsMb,
  'reconciliation.missedFill': defaultReconciliation.missedFill,
  'reconciliation.changedOrder': defaultReconciliation.changedOrder,
  'reconciliation.foreignOrder': defaultReconciliation.foreignOrder,
  'reconciliation.foreignTrade': defaultReconciliation.foreignTrade,
  'reconciliation.liquidation': defaultReconciliation.liquidation,
  'reconciliation.bustedTrade': defaultReconciliation.bustedTrade,
  'reconciliation.unexplainedPosition': defaultReconciliation.unexplainedPosition,
  'reconciliation.unexplainedCash': defaultReconciliation.unexplainedCash,
  'reconciliation.lostOrder': defaultReconciliation.lostOrder,
  'reconciliation.revivedOrder': defaultReconciliation.revivedOrder,
  'reconciliation.goneInstrument': defaultReconciliation.goneInstrument,
  timeInForce: 'GTC',
  holdings: 'ignore',
  reconcileIntervalMs: 90_000,
  // A signature is valid for 120 s; the rest is for clocks that differ.
  admissionWindowMs: 125_000,
  markWindowSize: 25,
};

/** The most liquid pairs of the spot market. */
const spotPairs = [
  'BTC-USD',
  'ETH-USD',
  'SOL-USD',
  'XRP-USD',
  'LTC-USD',
  'ADA-USD',
  'DOGE-USD',
  'BCH-USD',
  'AVAX-USD',
  'LINK-USD',
];

/** What one position may be worth at most. */
const spotNotionalCaps = {
  'BTC-USD': '10000',
  'ETH-USD': '6000',
  'SOL-USD': '2000',
  'XRP-USD': '1500',
  'LTC-USD': '2500',
  'ADA-USD': '1200',
  'DOGE-USD': '800',
  'BCH-USD': '2500',
  'AVAX-USD': '1800',
  'LINK-USD': '1800',
} as const;
const perpetualNotionalCaps = {
  'BTC-PERP': '25000',
  'ETH-PERP': '15000',
  'SOL-PERP': '7500',
  'XRP-PERP': '3000',
} as const;

/** Perpetuals may be larger while most people trade. */
const perpetualLeverage = {
  'limits.leverageDay': '13:00-20:00',
  'limits.leverageCaps': { 'BTC-PERP': '10', 'ETH-PERP': '8', 'SOL-PERP': '5', 'XRP-PERP': '5' },
  'limits.nightLeverageCaps': { 'BTC-PERP': '5', 'ETH-PERP': '5', 'SOL-PERP': '3', 'XRP-PERP': '3' },
} as const;

/**
 * About twenty round trips a day. With the hasty defaults the simulated fees (1.2 % a trade) are all that is seen: they alone
 * reach the daily loss limit within the first hour.
 */
const unhurried = {
  cycleIntervalMs: 60_000,
  'strategy.shortWindow': 20,
  'strategy.longWindow': 80,
} as const;

/** Where each profile differs from the defaults. */
export const profiles = {
  /** For programmers: large positions in play money. */
  dev: {
    'strategy.maxPositionUsd': '10000',
    'limits.maxSymbolExposure': '1',
    'limits.maxTotalExposure': '1',
    'limits.dailyLossLimitUsd': '1000',
  },
  /** For a first look: small and calm. */
  demo: {
    instrumentIds: ['BTC-USD', 'ETH-USD'],
    ...unhurried,
    'strategy.maxPositionUsd': '100',
    'limits.maxLeverage': '1',
    'limits.allowShorts': false,
  },
  /** The sizes and limits of the defaults, on a simulated venue that takes the fees of the lowest tier. */
  paper: unhurried,
  /** The first days with real money: it may open positions, small and slow. Its rails cannot be loosened. */
  canary: {
    instrumentIds: ['BTC-USD'],
    cycleIntervalMs: 5_000,
    // Half a percent, so that a position is within the one percent below wherever the market goes meanwhile.
    'strategy.positionFraction': '0.005',
    'strategy.maxPositionUsd': '500',
    'limits.maxTradeValueUsd': '500',
    'limits.positionCaps': { 'BTC-USD': '0.01' },
    'limits.maxSymbolExposure': '0.01',
    'limits.maxTotalExposure': '0.01',
    'limits.maxSlippageBps': 20,
    'limits.maxOrdersPerMinute': 2,
    'limits.maxOrdersPerDay': 50,
    'limits.dailyLossLimitUsd': '10',
    'limits.maxMarkAgeMs': 60_000,
    'limits.maxLeverage': '1',
    timeInForce: 'IOC',
  },
  prod: {
    'strategy.maxPositionUsd': '50000',
    'limits.notionalCapsUsd': { ...spotNotionalCaps, ...perpetualNotionalCaps },
    ...perpetualLeverage,
    'limits.maxSlippageBps': 50,
    'limits.maxLeverage': '3',
    'limits.allowShorts': true,
  },
  /** Coins that are paid in full, ten pairs. */
  spot: {
    instrumentIds: spotPairs,
    'strategy.maxPositionUsd': '50000',
    'limits.notionalCapsUsd': spotNotionalCaps,
    'limits.maxSymbolExposure': '0.18',
    'limits.maxTotalExposure': '0.6',
    'limits.maxSlippageBps': 60,
    'limits.dailyLossLimitUsd': '250',
    'limits.maxLeverage': '1',
    'limits.allowShorts': false,
    'limits.reduceOnly': false,
  },
} as const satisfies Record<ProfileName, Partial<ConfigText>>;
