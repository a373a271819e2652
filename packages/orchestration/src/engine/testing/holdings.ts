import { defaultGuardLimits, priceOf, quantityOf, type GuardLimits, type VenuePosition } from '@bot/core';
import type { BotConfig } from '@bot/core';
import { booksOf, testConfig } from './fixtures';
import { givenTrading, type EngineUnderTest, type Given } from './given';

export const holding = (instrumentId: string, netQuantity: string, entry = '100'): VenuePosition => ({
  instrumentId,
  netQuantity: quantityOf(netQuantity),
  averageEntryPrice: priceOf(entry),
});

/** `ms` later it is time for the guards to look at everything. */
export function guardsLook(engine: EngineUnderTest, ms: number): ReturnType<EngineUnderTest['when']> {
  engine.now += ms;
  return engine.when({ type: 'TaskFinished', result: { task: 'Guards' } });
}

/** Only these guards are on. */
export const guardsWith = (changes: Partial<GuardLimits>): GuardLimits => ({
  ...defaultGuardLimits,
  minLiquidationDistance: null,
  maxConsecutiveErrors: null,
  ...changes,
});

/** An engine that has adopted these positions, at a first price of 100, with 10,000 USD in cash. */
export function givenHoldings(
  positions: readonly VenuePosition[],
  config: Partial<BotConfig> = {},
  options: Omit<Given, 'config'> = {},
): EngineUnderTest {
  const instrumentIds = options.instruments?.map(({ instrumentId }) => instrumentId) ?? testConfig.instrumentIds;
  return givenTrading({ ...options, config: { holdings: 'adopt', instrumentIds, ...config } }, booksOf({ positions }));
}

/** The alerts that an input brought, by code. */
export const alertsOf = (then: ReturnType<EngineUnderTest['when']>): readonly string[] =>
  then.events.flatMap(({ type, payload }) => (type === 'AlertRaised' ? [payload.code] : []));
