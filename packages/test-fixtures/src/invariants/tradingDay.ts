import type { BotConfig, EpochMs } from '@bot/core';

const MS_PER_MINUTE = 60_000;

/** The date of the day that a moment belongs to, by when days begin. */
export const tradingDayOf = ({ guards }: BotConfig, at: EpochMs): string =>
  new Date(at - guards.dayStartsAtMinute * MS_PER_MINUTE).toISOString().slice(0, 10);

/** When the day of a date begins. */
export const startOfDay = ({ guards }: BotConfig, date: string): EpochMs =>
  Date.parse(date) + guards.dayStartsAtMinute * MS_PER_MINUTE;
