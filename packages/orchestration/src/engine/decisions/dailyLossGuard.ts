import { breachesDailyLoss, dayResult, toText, type Money } from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import type { OpenedDay } from './openDay';
import { lift, trip } from './restrict';

/** A day's loss at the limit → reduce-only until the next day opens. */
export function guardDailyLoss(state: StateInSight, day: OpenedDay, equity: Money): readonly CorrelatedEvent[] {
  const limit = state.config.limits.dailyLossLimitUsd;
  const result = dayResult(equity, day.equity);
  if (limit !== null && breachesDailyLoss(result, limit)) {
    const numbers = { dayResult: toText(result), dailyLossLimitUsd: toText(limit) };
    const happened = `The day's result is ${numbers.dayResult} USD, at or below the limit of −${numbers.dailyLossLimitUsd} USD.`;
    return trip(state, { cause: 'DailyLossLimit', numbers }, happened);
  }
  return day.isNew ? lift(state, { cause: 'DailyLossLimit' }) : [];
}
