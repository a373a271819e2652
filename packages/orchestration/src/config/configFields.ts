import {
  aggregationPolicies,
  driftPolicies,
  moneyOf,
  notionalOf,
  one,
  openOrderPolicies,
  quantityOf,
  ratioOf,
  type BotConfig,
} from '@bot/core';
import {
  amount,
  amountMap,
  choice,
  instrumentList,
  instrumentSet,
  optional,
  optionalAmount,
  toggle,
  utcWindow,
  wholeFromZero,
  wholeNumber,
  type ConfigField,
} from './fieldKinds';
import { strategyList } from './strategyListField';

/** Every setting of a bot under its path: `limits.maxLeverage`. The profile is not one: it chooses their values. */
export type ConfigValues = Omit<BotConfig, 'profile' | ConfigGroup> &
  Under<'strategy'> &
  Under<'strategies'> &
  Under<'limits'> &
  Under<'guards'> &
  Under<'orders'> &
  Under<'marketData'> &
  Under<'tasks'> &
  Under<'storage'> &
  Under<'reconciliation'>;

/** The parts of a configuration whose settings have paths of two words. */
type ConfigGroup =
  'strategy' | 'strategies' | 'limits' | 'guards' | 'orders' | 'marketData' | 'tasks' | 'storage' | 'reconciliation';
type Under<Group extends ConfigGroup> = {
  readonly [Name in keyof BotConfig[Group] & string as `${Group}.${Name}`]: BotConfig[Group][Name];
};

export type ConfigPath = keyof ConfigValues;

/** How the text of each setting is read. A setting without a row does not compile. */
export const configFields: { readonly [Path in ConfigPath]: ConfigField<ConfigValues[Path]> } = {
  instrumentIds: instrumentList,
  cycleIntervalMs: wholeNumber,
  'strategy.shortWindow': wholeNumber,
  'strategy.longWindow': wholeNumber,
  'strategy.trailingStop': amount(ratioOf, { below: one }),
  'strategy.positionFraction': amount(ratioOf, { atMost: one }),
  'strategy.maxPositionUsd': amount(notionalOf),
  'strategies.aggregation': choice(aggregationPolicies),
  'strategies.list': strategyList,
  'strategies.pauseAfterFailures': wholeNumber,
  'limits.maxTradeValueUsd': optionalAmount(notionalOf),
  'limits.positionCaps': amountMap(quantityOf, 'a quantity'),
  'limits.notionalCapsUsd': amountMap(notionalOf, 'a value in USD'),
  'limits.maxSymbolExposure': optionalAmount(ratioOf),
  'limits.maxTotalExposure': optionalAmount(ratioOf),
  'limits.budgetUsd': optionalAmount(notionalOf),
  'limits.dailyLossLimitUsd': optionalAmount(moneyOf),
  'limits.maxMarkAgeMs': wholeNumber,
  'limits.warnMarkAgeMs': optional(wholeNumber),
  'limits.maxLeverage': amount(ratioOf),
  'limits.leverageCaps': amountMap(ratioOf, 'a leverage'),
  'limits.leverageDay': optional(utcWindow),
  'limits.maxNightLeverage': optionalAmount(ratioOf),
  'limits.nightLeverageCaps': amountMap(ratioOf, 'a leverage'),
  'limits.minLiquidationBuffer': optionalAmount(ratioOf, { below: one }),
  'limits.maxSlippageBps': optional(wholeNumber),
  'limits.maxPriceDeviationBps': optional(wholeNumber),
  'limits.maxOrdersPerMinute': optional(wholeNumber),
  'limits.maxOrdersPerDay': optional(wholeNumber),
  'limits.restrictedInstruments': instrumentSet,
  'limits.tradingWindow': optional(utcWindow),
  'limits.allowShorts': toggle,
  'limits.reduceOnly': toggle,
  'guards.dayStartsAtMinute': wholeFromZero(1_439),
  'guards.maxDrawdown': optionalAmount(ratioOf, { below: one }),
  'guards.maxConsecutiveLosses': optional(wholeNumber),
  'guards.maxConsecutiveErrors': optional(wholeNumber),
  'guards.errorQuietMs': wholeNumber,
  'guards.volatilityWarn': optionalAmount(ratioOf),
  'guards.volatilityReduceOnly': optionalAmount(ratioOf),
  'guards.volatilityHalt': optionalAmount(ratioOf),
  'guards.volatilityMarks': wholeNumber,
  'guards.volatilityPeriods': wholeNumber,
  'guards.volatilityCoolDownMs': wholeNumber,
  'guards.minLiquidationDistance': optionalAmount(ratioOf, { below: one }),
  'guards.maxConcentration': optionalAmount(ratioOf, { atMost: one }),
  'guards.deadManMs': optional(wholeNumber),
  'orders.maxAttempts': wholeNumber,
  'orders.retryBaseMs': wholeNumber,
  'orders.retryCapMs': wholeNumber,
  'orders.deadlineMs': wholeNumber,
  'orders.requestsPerSecond': wholeNumber,
  'orders.burst': wholeNumber,
  'orders.reservedForExits': wholeFromZero(),
  'orders.remainder': choice(['keep', 'cancel']),
  'orders.remainderAfterMs': wholeNumber,
  'orders.takeProfit': optionalAmount(ratioOf),
  'orders.stopLoss': optionalAmount(ratioOf, { below: one }),
  'orders.rejectLimit': wholeNumber,
  'orders.rejectWindowMs': wholeNumber,
  'orders.rejectPauseMs': wholeNumber,
  'marketData.silentAfterMs': wholeNumber,
  'marketData.deadAfterMs': wholeNumber,
  'marketData.restPollMs': wholeNumber,
  'marketData.depthLevels': wholeFromZero(1_000),
  'marketData.unreachableAfterMs': wholeNumber,
  'tasks.guardsMs': wholeNumber,
  'tasks.orderReconciliationMs': wholeNumber,
  'tasks.telemetryMs': wholeNumber,
  'tasks.metricsMs': wholeNumber,
  'tasks.deadlineMs': wholeNumber,
  'tasks.alertAfterFailures': wholeNumber,
  'tasks.overdueAfterIntervals': wholeNumber,
  'tasks.shutdownDeadlineMs': wholeNumber,
  'tasks.openOrdersAtStop': choice(openOrderPolicies),
  'storage.snapshotEvery': wholeNumber,
  'storage.onDamage': choice(['refuse', 'rebuild']),
  'storage.afterRebuild': choice(['halt', 'resumeWhenReconciled']),
  'storage.keepInputsDays': wholeFromZero(3_650),
  'storage.maxInputsMb': wholeNumber,
  'reconciliation.missedFill': choice(driftPolicies),
  'reconciliation.changedOrder': choice(driftPolicies),
  'reconciliation.foreignOrder': choice(driftPolicies),
  'reconciliation.foreignTrade': choice(driftPolicies),
  'reconciliation.liquidation': choice(driftPolicies),
  'reconciliation.bustedTrade': choice(driftPolicies),
  'reconciliation.unexplainedPosition': choice(driftPolicies),
  'reconciliation.unexplainedCash': choice(driftPolicies),
  'reconciliation.unlistedFunding': choice(driftPolicies),
  'reconciliation.mostFundingBps': wholeNumber,
  'reconciliation.lostOrder': choice(driftPolicies),
  'reconciliation.revivedOrder': choice(driftPolicies),
  'reconciliation.goneInstrument': choice(driftPolicies),
  timeInForce: choice(['GTC', 'IOC', 'FOK']),
  holdings: choice(['ignore', 'adopt']),
  reconcileIntervalMs: wholeNumber,
  admissionWindowMs: wholeNumber,
  markWindowSize: wholeNumber,
};

export const configPaths = Object.keys(configFields) as readonly ConfigPath[];

export const isConfigPath = (path: string): path is ConfigPath => Object.hasOwn(configFields, path);
