import { breachesDailyLoss, dayResult, toText } from '@bot/core';
import { lift, trip } from '../decisions/restrict';
import type { Guard } from './look';
import { openDay, openedDay } from './openDay';

/**
 * The one notion of a day's loss: realised, unrealised, commission and funding, all of which move the equity. At the limit →
 * reduce-only until the next day opens, over restarts too.
 */
export const dailyLoss: Guard = {
  needsEquity: true,
  isOn: ({ limits }) => limits.dailyLossLimitUsd !== null,
  look({ state, equity, occasion }) {
    const limit = state.config.limits.dailyLossLimitUsd;
    const day = occasion === 'Between' ? openedDay(state) : openDay(state, equity);
    if (day === null) return [];
    const result = dayResult(equity, day.equity);
    if (limit !== null && breachesDailyLoss(result, limit)) {
      const numbers = { dayResult: toText(result), dailyLossLimitUsd: toText(limit) };
      const happened = `The day's result is ${numbers.dayResult} USD, at or below the limit of −${numbers.dailyLossLimitUsd} USD.`;
      return [...day.events, ...trip(state, { cause: 'DailyLossLimit', numbers }, happened)];
    }
    return [...day.events, ...(day.isNew ? lift(state, { cause: 'DailyLossLimit' }) : [])];
  },
};
