import { exceeds, moneyOf, notionalOf, one, quantityOf, ratioOf, toText, type AnyAmount } from '@bot/core';
import type { ConfigPath, ConfigValues } from './configFields';
import type { ConfigRule } from './configRule';

const RAIL = 'This is a rail of the canary profile, which no file, variable or flag can loosen.';
const TRADE_VALUE_USD = notionalOf('500');
const DAILY_LOSS_USD = moneyOf('10');
const EXPOSURE = ratioOf('0.01');
const BITCOIN_CAP = quantityOf('0.01');

/** A limit that must be set, and not above its rail. */
const amountRail = <Path extends ConfigPath>(path: Path, rail: ConfigValues[Path] & AnyAmount): ConfigRule => ({
  paths: [path],
  profile: 'canary',
  judge({ [path]: limit }) {
    const isLoose = limit === null || exceeds(limit as AnyAmount, rail as AnyAmount);
    return isLoose ? `must be set, and not above ${toText(rail)}. ${RAIL}` : null;
  },
});

const numberRail = (
  path: 'limits.maxSlippageBps' | 'limits.maxOrdersPerMinute' | 'limits.maxOrdersPerDay',
  rail: number,
): ConfigRule => ({
  paths: [path],
  profile: 'canary',
  judge: ({ [path]: limit }) => (limit === null || limit > rail ? `must be set, and not above ${rail}. ${RAIL}` : null),
});

/** What holds for the first days with real money, whatever somebody asks for. */
export const canaryRails: readonly ConfigRule[] = [
  amountRail('limits.maxLeverage', one),
  amountRail('limits.maxTradeValueUsd', TRADE_VALUE_USD),
  amountRail('limits.dailyLossLimitUsd', DAILY_LOSS_USD),
  amountRail('limits.maxSymbolExposure', EXPOSURE),
  amountRail('limits.maxTotalExposure', EXPOSURE),
  numberRail('limits.maxSlippageBps', 20),
  numberRail('limits.maxOrdersPerMinute', 2),
  numberRail('limits.maxOrdersPerDay', 50),
  {
    paths: ['limits.positionCaps', 'instrumentIds'],
    profile: 'canary',
    judge({ 'limits.positionCaps': { 'BTC-USD': cap }, instrumentIds }) {
      const isLoose = instrumentIds.includes('BTC-USD') && (cap === undefined || exceeds(cap, BITCOIN_CAP));
      return isLoose ? `must cap BTC-USD, and not above ${toText(BITCOIN_CAP)}. ${RAIL}` : null;
    },
  },
  {
    paths: ['timeInForce'],
    profile: 'canary',
    judge: ({ timeInForce }) => (timeInForce === 'IOC' ? null : `must be IOC: no order may rest. ${RAIL}`),
  },
  {
    paths: ['limits.allowShorts'],
    profile: 'canary',
    judge: ({ 'limits.allowShorts': allowed }) => (allowed ? `must be false. ${RAIL}` : null),
  },
];
