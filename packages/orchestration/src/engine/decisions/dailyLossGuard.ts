import { breachesDailyLoss, dayResult, toText, type Money, type TradingMode } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import type { OpenedDay } from './openDay';

export interface GuardedMode {
  readonly events: readonly CorrelatedEvent[];
  /** The mode that holds for the rest of this decision. */
  readonly mode: TradingMode;
}

/** A day's loss at the limit → reduce-only until the next day opens. Only this guard's own reduce-only ends with the day. */
export function guardDailyLoss({ config, ledger }: StateInSight, day: OpenedDay, equity: Money): GuardedMode {
  const limit = config.limits.dailyLossLimitUsd;
  const result = dayResult(equity, day.equity);
  const { mode, modeReason } = ledger;

  if (mode === 'Normal' && limit !== null && breachesDailyLoss(result, limit)) {
    const numbers = { dayResult: toText(result), dailyLossLimitUsd: toText(limit) };
    return changed('Normal', 'ReduceOnly', 'DailyLossLimit', numbers);
  }
  if (day.isNew && mode === 'ReduceOnly' && modeReason === 'DailyLossLimit') {
    return changed('ReduceOnly', 'Normal', 'NewDay', {});
  }
  return { events: [], mode };
}

function changed(
  from: TradingMode,
  to: TradingMode,
  reason: 'DailyLossLimit' | 'NewDay',
  numbers: { readonly [name: string]: string },
): GuardedMode {
  return { events: [event('ModeChanged', { from, to, reason, numbers })], mode: to };
}
