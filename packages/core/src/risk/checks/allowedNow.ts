import { isWithinUtc } from '../../time/utcWindow';
import { statusTakes } from '../productStatus';
import type { RiskCheck } from '../riskCheck';

/** Whether anything, or anything that opens, may be submitted at this moment at all. */
export const allowedNow = {
  TradingHalted: (_, { mode }) => (mode === 'Halted' ? {} : null),
  NotReconciled: (_, { reconciled }) => (reconciled ? null : {}),
  NotPermitted: (_, { permissions }) => (permissions?.canTrade === true ? null : {}),
  ProductStatus: ({ intent }, { tradingStatus: status, quote }) =>
    statusTakes(status, intent, quote) ? null : { status },
  EntriesPaused: ({ quantity, reducible }, { mode }) => (mode === 'EntriesPaused' ? { quantity, reducible } : null),
  ReduceOnly: ({ quantity, reducible }, { mode, limits }) =>
    mode === 'ReduceOnly' || limits.reduceOnly ? { quantity, reducible } : null,
  RestrictedInstrument: ({ instrument }, { limits }) =>
    limits.restrictedInstruments.includes(instrument.instrumentId) ? {} : null,
  OutsideTradingWindow: (_, { now, limits: { tradingWindow } }) =>
    tradingWindow === null || isWithinUtc(tradingWindow, now) ? null : { now },
  OrderRate: (_, { ordersThisMinute, limits: { maxOrdersPerMinute } }) =>
    maxOrdersPerMinute !== null && ordersThisMinute >= maxOrdersPerMinute
      ? { ordersThisMinute, maxOrdersPerMinute }
      : null,
  DailyOrderCount: (_, { ordersToday, limits: { maxOrdersPerDay } }) =>
    maxOrdersPerDay !== null && ordersToday >= maxOrdersPerDay ? { ordersToday, maxOrdersPerDay } : null,
} as const satisfies Record<string, RiskCheck>;
