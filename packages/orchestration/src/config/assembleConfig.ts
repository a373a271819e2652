import type { BotConfig, ProfileName } from '@bot/core';
import type { ConfigValues } from './configFields';

/** Puts values under their paths into the shape that the engine is given. */
export function assembleConfig(profile: ProfileName, values: ConfigValues): BotConfig {
  return {
    profile,
    instrumentIds: values.instrumentIds,
    cycleIntervalMs: values.cycleIntervalMs,
    strategy: {
      shortWindow: values['strategy.shortWindow'],
      longWindow: values['strategy.longWindow'],
      trailingStop: values['strategy.trailingStop'],
      positionFraction: values['strategy.positionFraction'],
      maxPositionUsd: values['strategy.maxPositionUsd'],
    },
    limits: {
      maxTradeValueUsd: values['limits.maxTradeValueUsd'],
      positionCaps: values['limits.positionCaps'],
      dailyLossLimitUsd: values['limits.dailyLossLimitUsd'],
      maxMarkAgeMs: values['limits.maxMarkAgeMs'],
      maxLeverage: values['limits.maxLeverage'],
      allowShorts: values['limits.allowShorts'],
      reduceOnly: values['limits.reduceOnly'],
    },
    timeInForce: values.timeInForce,
    holdings: values.holdings,
    reconcileIntervalMs: values.reconcileIntervalMs,
    admissionWindowMs: values.admissionWindowMs,
    markWindowSize: values.markWindowSize,
  };
}
